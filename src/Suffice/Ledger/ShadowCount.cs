namespace Suffice.Ledger;

/// <summary>How many shadows told the same.</summary>
/// <param name="Task">The task.</param>
/// <param name="Ladder">The task's ladder, cheapest first, joined by <c>&gt;</c>.</param>
/// <param name="Model">The model whose answer was served.</param>
/// <param name="Verdict">What comparing it with the last rung's told.</param>
/// <param name="Judged">The last word of a judge or a person; <see langword="null"/> when none has judged.</param>
/// <param name="Shadows">How many.</param>
public sealed record ShadowCount(string Task, string Ladder, string Model, ShadowVerdict Verdict, ShadowVerdict? Judged, long Shadows);
