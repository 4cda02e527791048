using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Ledger.Tables;
using Suffice.Pipelines;
using Suffice.Pipelines.Scopes;
using Suffice.Policy;
using Suffice.Running.Keeping;
using Suffice.Running.Steps;
using Suffice.Tasks;

namespace Suffice.Running;

/// <summary>Runs pipelines: each step on its own ladder, what was done kept, nothing done twice.</summary>
/// <remarks>The gateway, the command line and the library run this same object. Thread-safe; one for a process.</remarks>
public sealed partial class PipelineRunner : IDisposable
{
    private const string Endpoint = "pipeline";

    private readonly RunningParts parts;
    private readonly ExternalCaller externals;
    private readonly StepRunner steps;
    private readonly RequestIds ids;

    /// <summary>Makes a runner.</summary>
    /// <param name="parts">What it works with.</param>
    public PipelineRunner(RunningParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        this.parts = parts;
        externals = new ExternalCaller(parts.Time);
        steps = new StepRunner(parts, new ExternalStepRunner(parts, externals));
        ids = new RequestIds(parts.Time, new Random(), "run_");
    }

    /// <summary>Runs a pipeline, or goes on with a run that stopped.</summary>
    /// <param name="call">What is asked for.</param>
    /// <param name="cancellationToken">The caller's end: what is under way is cancelled, what was done is kept, and it throws.</param>
    /// <returns>
    /// What happens, as it happens: <see cref="RunRefused"/> alone, or <see cref="RunStarted"/>, steps, and at the end <see cref="RunEnded"/>.
    /// Enumerated once; leaving early ends the run as cancelling does.
    /// </returns>
    public async IAsyncEnumerable<RunEvent> RunAsync(RunCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        // Beginning waits for the disk, which no thread may that others' bytes arrive on.
        (RunHand? hand, RunRefusal? refusal) = await Task.Run(() => Begin(call), CancellationToken.None).ConfigureAwait(false);
        if (hand is null)
        {
            yield return new RunRefused(refusal!);
            yield break;
        }

        RunStarted started = new(hand.Id, hand.Pipeline.Name, hand.Kept.Tries > 1);
        if (hand.Kept.Ended == RunStatus.Completed)
        {
            yield return started;
            yield return new RunEnded(Repeated(hand));
            yield break;
        }

        Channel<RunEvent> events = Channel.CreateUnbounded<RunEvent>(new UnboundedChannelOptions { SingleReader = true });
        using CancellationTokenSource left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // What is taken in hand is ended, also for a caller that leaves at its first event.
        Task running = Task.Run(() => RunAsync(hand, events.Writer, left.Token), CancellationToken.None);
        try
        {
            yield return started;
            await foreach (RunEvent happened in events.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return happened;
            }
        }
        finally
        {
            await left.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => externals.Dispose();

    private (RunHand? Hand, RunRefusal? Refusal) Begin(RunCall call)
    {
        SufficePolicy policy = parts.Policies.Current;
        if (policy.FindPipeline(call.Pipeline) is not { } pipeline)
        {
            // What there is, is not every key's to see.
            string known = call.Caller.IsScoped ? "name one that this key may use" : NearWords.Advise(call.Pipeline, [.. policy.Pipelines.Select(one => one.Name)], "it has");
            return Refused(RunRefusalKind.UnknownPipeline, $"the policy has no pipeline '{call.Pipeline}'; {known}");
        }

        if (RunScoping.WhyNot(pipeline, call.Caller) is { } forbidden)
        {
            return Refused(RunRefusalKind.NotAllowed, forbidden);
        }

        if (call.Run is { } named && !RunName.IsMatch(named))
        {
            return Refused(RunRefusalKind.BadInput, "a run's id is 1 to 100 letters, digits, . _ : - and begins with a letter or digit");
        }

        // A run that stopped may be gone on with by its id alone.
        string? wrong = RunInput.Read(pipeline, call.Input).Wrong;
        if (wrong is not null && (call.Run is null || call.Input is not null))
        {
            return Refused(RunRefusalKind.BadInput, wrong);
        }

        KeptRun wanted = new()
        {
            Id = call.Run ?? ids.Next(),
            Pipeline = pipeline.Name,
            Caller = call.Caller.Name ?? string.Empty,
            Input = call.Input ?? (wrong is null ? JsonSerializer.SerializeToElement(new { }) : null),
            Tries = 1,
        };

        return Take(call, policy, pipeline, wanted);
    }

    private (RunHand? Hand, RunRefusal? Refusal) Take(RunCall call, SufficePolicy policy, Pipeline pipeline, KeptRun wanted)
    {
        KeptRun? kept;
        try
        {
            (kept, RunRefusal? refusal) = parts.Store.Take(wanted, call.Input is not null, pipeline.Keep, pipeline.Deadline);
            if (refusal is not null)
            {
                return (null, refusal);
            }
        }
        catch (Exception broken) when (broken is SqliteException or IOException or UnauthorizedAccessException or JsonException)
        {
            RunningLog.NotKept(parts.Logger, broken, wanted.Id);
            if (call.Run is not null)
            {
                // It may be done already, or another's.
                return Refused(RunRefusalKind.Unavailable, "what runs did cannot be read or written now, so that it is not known whether this one is done; send it again, or without an id");
            }

            kept = wanted with { IsTaken = false }; // What cannot be kept can still be done.
        }

        (JsonElement input, string? wrong) = RunInput.Read(pipeline, kept!.Input);
        RunHand hand = new(parts, policy, pipeline, call, kept, input);
        if (wrong is not null && kept.Ended != RunStatus.Completed)
        {
            hand.Stop();
            return Refused(RunRefusalKind.BadInput, $"the run {kept.Id} was begun with an input that the pipeline does not take any more: {wrong}");
        }

        return (hand, null);
    }

    private static (RunHand? Hand, RunRefusal? Refusal) Refused(RunRefusalKind kind, string message) => (null, new RunRefusal(kind, message));

    private async Task RunAsync(RunHand hand, ChannelWriter<RunEvent> events, CancellationToken caller)
    {
        long started = parts.Time.GetTimestamp();
        DateTimeOffset at = parts.Time.GetUtcNow();
        try
        {
            using CancellationTokenSource deadline = new(hand.Pipeline.Deadline, parts.Time);
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(caller, deadline.Token);
            RunReport report = await RunAsync(hand, events, started, stop.Token, caller).ConfigureAwait(false);
            await hand.RecordAsync(RowOf(hand, report, at)).ConfigureAwait(false);
            hand.End(report);
            events.TryWrite(new RunEnded(report with { IsKept = hand.IsKept }));
        }
        finally
        {
            events.TryComplete();
        }
    }

    private async Task<RunReport> RunAsync(RunHand hand, ChannelWriter<RunEvent> events, long started, CancellationToken stop, CancellationToken caller)
    {
        ImmutableArray<StepReport> reports = [];
        StepFailure? failure;
        JsonElement? output = null;
        try
        {
            (reports, failure, RunScope scope) = await new RunCourse(hand, steps, events, stop, caller).RunAsync().ConfigureAwait(false);
            if (failure is null)
            {
                (output, failure) = await OutputOfAsync(hand.Pipeline, scope).ConfigureAwait(false);
            }
        }
        catch (Exception broken)
        {
            // Whatever breaks, the run ends, so that it can be gone on with.
            hand.TellBroken(broken, "output");
            failure = new StepFailure("output", 0, "broken", "the run broke on our side");
        }

        return RunSums.Of(hand, reports) with
        {
            Status = failure is null ? RunStatus.Completed : RunStatus.Failed,
            Failure = failure,
            Output = output,
            Latency = parts.Time.GetElapsedTime(started),
        };
    }

    private static async Task<(JsonElement? Output, StepFailure? Failure)> OutputOfAsync(Pipeline pipeline, RunScope scope)
    {
        try
        {
            return pipeline.Output is { } template
                ? (await template.FillAsync(scope).ConfigureAwait(false), null)
                : (scope.Steps[pipeline.Steps[^1].Name].GetProperty("answer"), null);
        }
        catch (InvalidDataException wrong)
        {
            return (null, new StepFailure("output", 0, "template", wrong.Message));
        }
    }

    private static RunReport Repeated(RunHand hand)
    {
        // The last word on each step, in the pipeline's order.
        Dictionary<string, int> places = hand.Pipeline.StepNames.Index().ToDictionary(step => step.Item, step => step.Index, StringComparer.Ordinal);
        ImmutableArray<StepReport> done =
        [
            .. hand.Kept.Steps.Select(step => step.Report)
                .GroupBy(step => (step.Step, step.Index))
                .Select(same => same.Last())
                .OrderBy(step => places.GetValueOrDefault(step.Step, int.MaxValue))
                .ThenBy(step => step.Index),
        ];

        return RunSums.Of(hand, done) with { Status = RunStatus.Completed, Output = hand.Kept.Output, IsRepeated = true };
    }

    private static RequestEntry RowOf(RunHand hand, RunReport report, DateTimeOffset at) => new()
    {
        // A row once written stays: a run that stopped and went on has a row for each try, and one alone of its completion. The same id may
        // name another run once this one is forgotten, so that the row's says when it began.
        Id = string.Create(CultureInfo.InvariantCulture, $"{hand.Id}@{(hand.Kept.IsTaken ? hand.Kept.BegunMicros : LedgerTime.Micros(at)):x}{(report.Status == RunStatus.Completed ? string.Empty : $".{hand.Kept.Tries}")}"),
        At = at,
        Source = TaskSource.Default,
        Endpoint = Endpoint,
        Key = hand.Call.Caller.Name,
        RequestedModel = string.Empty,
        Outcome = report.Status == RunStatus.Completed ? RequestOutcome.Run : RequestOutcome.RunFailed,
        CostUsd = 0m,
        BaselineCostUsd = 0m,
        Latency = report.Latency,
        PolicyVersion = hand.Policy.Version,
        PriceVersion = hand.Policy.PriceVersion,
        Error = report.Failure is { } failure ? $"{failure.Step}: {failure.Message}" : null,
        Place = hand.PlaceOf(string.Empty, 0),
    };

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}\z", RegexOptions.NonBacktracking)]
    private static partial Regex RunName { get; }
}
