using System.Text.Json;
using Suffice.Files;

namespace Suffice.Pipelines.Scopes;

/// <summary>What later steps can see of a step.</summary>
/// <param name="Answer">What it made; <see langword="null"/> when it was skipped or failed.</param>
/// <param name="Confidence">
/// The calibrated probability that the answer is right, from 0 to 1; 0 where there is none: doubt is never taken for certainty. Of a
/// repeated step the lowest.
/// </param>
/// <param name="Threshold">The confidence that would pass by the task's calibration.</param>
/// <param name="Model">The model that answered; <see langword="null"/> when none did.</param>
/// <param name="Skipped">True when its condition did not hold.</param>
internal sealed record StepView(JsonElement? Answer, double Confidence, double Threshold, string? Model, bool Skipped)
{
    /// <summary>The names by which it is asked.</summary>
    public static IReadOnlyList<string> Names { get; } = ["answer", "confidence", "threshold", "model", "skipped"];

    /// <summary>The view of a step that made nothing.</summary>
    /// <param name="skipped">True when its condition did not hold; false when it failed.</param>
    /// <returns>The view.</returns>
    public static StepView Nothing(bool skipped) => new(null, 0, 1, null, skipped);

    /// <summary>The view as paths walk it.</summary>
    /// <returns>A JSON object.</returns>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, MachineJson.Options);
}
