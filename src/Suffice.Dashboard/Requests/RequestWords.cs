using Suffice.Checks;
using Suffice.Dashboard.Tables;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Tasks;

namespace Suffice.Dashboard.Requests;

/// <summary>How what happened to a request reads.</summary>
internal static class RequestWords
{
    /// <summary>How a request ended, as a cell.</summary>
    /// <param name="outcome">How.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.Served => Cell.State("served", Tone.Good),
        RequestOutcome.ServedUnpassed => Cell.State("served, not passed", Tone.Warn),
        RequestOutcome.Refused => Cell.State("refused", Tone.Bad),
        RequestOutcome.Person => Cell.State("for a person", Tone.Warn),
        RequestOutcome.Failed => Cell.State("failed", Tone.Bad),
        RequestOutcome.Cancelled => Cell.State("caller left", Tone.Plain),
        RequestOutcome.Watch => Cell.State("own call", Tone.Plain),
        RequestOutcome.Run => Cell.State("run", Tone.Plain),
        _ => Cell.State("run stopped", Tone.Bad),
    };

    /// <summary>How a call to a model ended, as a cell.</summary>
    /// <param name="outcome">How.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Accepted => Cell.State("accepted", Tone.Good),
        AttemptOutcome.Rejected => Cell.State("rejected", Tone.Bad),
        AttemptOutcome.Abandoned => Cell.State("abandoned", Tone.Warn),
        AttemptOutcome.Failed => Cell.State("failed", Tone.Bad),
        AttemptOutcome.Consulted => Cell.State("consulted", Tone.Plain),
        _ => Cell.State("cancelled", Tone.Plain),
    };

    /// <summary>What a check found, as a cell.</summary>
    /// <param name="kind">What.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(FindingKind kind) => kind switch
    {
        FindingKind.Passed => Cell.State("passed", Tone.Good),
        FindingKind.Failed => Cell.State("failed", Tone.Bad),
        _ => Cell.State("did not apply", Tone.Plain),
    };

    /// <summary>What an attempt was for.</summary>
    /// <param name="purpose">What for.</param>
    /// <returns>A sentence.</returns>
    public static string Of(AttemptPurpose purpose) => purpose switch
    {
        AttemptPurpose.Answer => "asked to answer",
        AttemptPurpose.Correction => "asked again, told what was wrong",
        AttemptPurpose.Retry => "the same call sent again",
        AttemptPurpose.Check => "asked to help a check",
        AttemptPurpose.Failover => "the same call sent to a peer",
        AttemptPurpose.Hedge => "the same call sent a second time, the first was slow",
        _ => "asked to see whether what was true still is",
    };

    /// <summary>What told which task a call is.</summary>
    /// <param name="source">What.</param>
    /// <returns>The words.</returns>
    public static string Of(TaskSource source) => source switch
    {
        TaskSource.Header => "by header x-suffice-task",
        TaskSource.Metadata => "by metadata.task",
        TaskSource.ModelName => "by the model's name",
        TaskSource.Fingerprint => "by the fingerprint of its fixed part",
        TaskSource.Match => "by a match rule",
        TaskSource.Classifier => "by the classifier",
        TaskSource.Default => "as none of the tasks, so the default",
        _ => "as a call to a named model, which is no task",
    };

    /// <summary>A word of an enum.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The word, as <c>/api</c> writes it.</returns>
    public static string Word<T>(T value)
        where T : struct, Enum => EnumWord.Of(value);
}
