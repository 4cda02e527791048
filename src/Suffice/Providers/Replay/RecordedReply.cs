using Suffice.Chat;
using Suffice.Providers.Recordings;

namespace Suffice.Providers.Replay;

/// <summary>What the recordings have for one call to one model.</summary>
/// <param name="Answer">The recorded answer.</param>
/// <param name="Failure">The recorded failure, or why there is nothing.</param>
/// <param name="Pace">How long it took, scaled.</param>
internal readonly record struct RecordedReply(ChatAnswer? Answer, CallFailure? Failure, ReplayPace Pace)
{
    /// <summary>How long it took, not scaled; <see langword="null"/> where that was not recorded.</summary>
    public TimeSpan? Latency { get; init; }

    public static RecordedReply Of(RecordedItem item, IReadOnlyList<string> names, ProviderDefinition provider)
    {
        RecordedOutput? output = names.Select(item.Outputs.GetValueOrDefault).FirstOrDefault(found => found is not null);
        if (output is null)
        {
            return NotFound(
                $"The recorded call '{item.Id}' has no answer of '{names[0]}'; it has {Listed(item.Outputs.Keys)}.");
        }

        if (output.IsVerdictOnly)
        {
            return NotFound(
                $"The recorded call '{item.Id}' keeps only the verdict on '{output.Model}', not its answer: it cannot be replayed.");
        }

        return new RecordedReply(output.Answer, output.Failure, PaceOf(output, provider)) { Latency = output.Latency };
    }

    public static RecordedReply OfUnknownCall(int items) => NotFound(
        $"None of the {items} recorded calls has these messages, tools and schema: a replay answers only what was recorded.");

    private static RecordedReply NotFound(string message) =>
        new(null, new CallFailure(FailureKind.NotFound, message) { Status = 404 }, default);

    private static ReplayPace PaceOf(RecordedOutput output, ProviderDefinition provider) => new(
        (output.FirstPiece ?? TimeSpan.Zero) * provider.LatencyScale,
        (output.Latency ?? TimeSpan.Zero) * provider.LatencyScale);

    private static string Listed(IEnumerable<string> models)
    {
        const int Shown = 20;
        string[] names = [.. models.Order(StringComparer.Ordinal)];
        return names.Length == 0 ? "none of any model"
            : string.Join(", ", names.Take(Shown)) + (names.Length > Shown ? $" and {names.Length - Shown} more" : string.Empty);
    }
}
