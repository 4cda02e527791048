using Suffice.Evaluation.Advising.Known;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>Is it written how anyone knows a good answer?</summary>
internal sealed class DocumentedPoint : IAdvicePoint
{
    /// <summary>Its name.</summary>
    public const string Name = "standard_documented";

    /// <inheritdoc/>
    public AdviceFinding Look(TaskKnown known)
    {
        WrittenStandard standard = known.Standard;
        string folder = $"tasks/{known.Task.Name}/ and the gate";
        string[] found =
        [
            .. standard.Files,
            .. standard.Schema is { } schema ? [schema] : Array.Empty<string>(),
            .. standard.Checks.Length > 0 ? [$"the gate checks {string.Join(", ", standard.Checks)}"] : Array.Empty<string>(),
            .. known.Sample is { Count: > 0, WithSchema: var with } sample && with > 0 ? [$"{with} of {sample.Count} calls bring a schema"] : Array.Empty<string>(),
        ];

        return standard.IsThere || known.Sample is { WithSchema: > 0 }
            ? new AdviceFinding(Name, folder, string.Join("; ", found), Pointing.Small)
            : new AdviceFinding(
                Name, folder, "nothing is written: no rubric.md, standards.md, output.schema.json, and no check that holds an answer against a standard", Pointing.Capable,
                "the standard as files and checks", $"write tasks/{known.Task.Name}/rubric.md and output.schema.json, then: gate: [{{ json_schema: tasks/{known.Task.Name}/output.schema.json }}]");
    }
}
