using System.Collections.Immutable;
using Suffice.Evaluation.Past;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Simulating;

/// <summary>Finds what past calls would have been under a new policy, from what is at hand; nobody is called.</summary>
/// <remarks>
/// A call of a ledger is walked up the new ladder by its row alone where that tells everything, else run through the engine with the answers that the ledger keeps.
/// A call of a recording is run through the engine under both policies.
/// </remarks>
public sealed class Simulator
{
    private readonly SimulationOptions options;
    private readonly TimeProvider time;
    private readonly PolicyRun now;
    private readonly PolicyRun next;

    /// <summary>Makes it.</summary>
    /// <param name="options">What is simulated.</param>
    /// <param name="time">Dates prices.</param>
    public Simulator(SimulationOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        (this.options, this.time) = (options, time);
        (now, next) = (new PolicyRun(options.Now, time), new PolicyRun(options.Next, time));
    }

    /// <summary>Simulates the calls of a ledger.</summary>
    /// <param name="path">The ledger's file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The simulation.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public async Task<Simulation> OfLedgerAsync(string path, CancellationToken cancellationToken = default)
    {
        Twins twins = new(options.Now, new WatchReader(path).ReadShadows());
        PastLedger ledger = new(path, twins);
        LedgerWalk walk = new(options.Now, options.Next, twins);
        Simulation simulation = NewSimulation("ledger");
        LoggedValue value = new(options.Next, twins);
        foreach (RequestEntry entry in ledger.ReadAll(options.Since, options.Task))
        {
            cancellationToken.ThrowIfCancellationRequested();
            SimulatedCall walked = walk.Walk(entry);
            value.Add(entry);
            simulation.CountPolicy(entry.PolicyVersion == options.Now.Version);
            if ((walked.IsDecided && options.Replay != ReplayScope.All) || !walked.Now.IsSettled || entry.Outcome == RequestOutcome.Cancelled)
            {
                simulation.Add(walked);
            }
            else if (ledger.Find(entry) is not { } past)
            {
                simulation.Add(walked with { Unknown = [.. walked.Unknown, "the call's own text: it is not kept (store_content), or not in a form that can be sent again"] });
            }
            else
            {
                await AddAsync(simulation, entry, walked, past, cancellationToken).ConfigureAwait(false);
            }
        }

        return simulation.With(value);
    }

    /// <summary>Simulates the calls of recordings.</summary>
    /// <param name="files">The recordings.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The simulation.</returns>
    /// <exception cref="RecordingException">A recording cannot be read.</exception>
    public async Task<Simulation> OfRecordingsAsync(IReadOnlyList<string> files, CancellationToken cancellationToken = default)
    {
        using RecordingIndex recordings = await RecordingIndex.LoadAsync(files, cancellationToken).ConfigureAwait(false);
        Simulation simulation = NewSimulation("recording");
        await foreach (RecordedItem item in recordings.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            PastCall past = new(item.Id, item.ToRequest("auto"), _ => null, [.. item.Outputs.Select(output => new KnownAnswer(output.Key, output.Value.Answer, output.Value.Failure, output.Value.Correct))]);
            RunCall was = await now.RunAsync(past, live: null, useKnown: true, cancellationToken).ConfigureAwait(false);
            if (options.Task is null || was.Entry.Task == options.Task)
            {
                await AddAsync(simulation, past, was, cancellationToken).ConfigureAwait(false);
            }
        }

        return simulation;
    }

    private Simulation NewSimulation(string from) => new(options, from, now, next, time);

    private async ValueTask AddAsync(Simulation simulation, RequestEntry entry, SimulatedCall walked, PastCall past, CancellationToken cancellationToken)
    {
        RunCall would = await next.RunAsync(past, live: null, useKnown: true, cancellationToken).ConfigureAwait(false);
        SimulatedCall call = would.Side.IsSettled
            ? (walked with { Unknown = [] }).With(would.Side, RunCall.IsSameAnswer(entry, would.Entry))
            : walked;
        simulation.Add(call, past, entry);
    }

    private async ValueTask AddAsync(Simulation simulation, PastCall past, RunCall was, CancellationToken cancellationToken)
    {
        RunCall would = await next.RunAsync(past, live: null, useKnown: true, cancellationToken).ConfigureAwait(false);
        ImmutableArray<string> unknown = [.. was.Unknown.Union(would.Unknown, StringComparer.Ordinal)];
        simulation.Add(
            new SimulatedCall(past.Id, was.Entry.Task, was.Side, CallSide.Unknown) { Unknown = unknown }.With(would.Side, RunCall.IsSameAnswer(was.Entry, would.Entry)),
            past,
            was.Missing.IsEmpty ? was.Entry : null);
    }
}
