using System.Text.Json;
using Microsoft.Data.Sqlite;
using Suffice.Ledger;
using Suffice.Pipelines;
using Suffice.Policy;
using Suffice.Running.Keeping;

namespace Suffice.Running;

/// <summary>One try of a run: what it is, and where what it does is kept and recorded.</summary>
internal sealed class RunHand(RunningParts parts, SufficePolicy policy, Pipeline pipeline, RunCall call, KeptRun kept, JsonElement input)
{
    private int lost;

    /// <summary>The policy that was in force when it began; it holds to its end.</summary>
    public SufficePolicy Policy { get; } = policy;

    /// <summary>The pipeline.</summary>
    public Pipeline Pipeline { get; } = pipeline;

    /// <summary>What was asked for.</summary>
    public RunCall Call { get; } = call;

    /// <summary>What earlier tries did.</summary>
    public KeptRun Kept { get; } = kept;

    /// <summary>What it is given, defaults filled in.</summary>
    public JsonElement Input { get; } = input;

    /// <summary>The run's id.</summary>
    public string Id => Kept.Id;

    /// <summary>True when everything it did is kept.</summary>
    public bool IsKept => Volatile.Read(ref lost) == 0;

    /// <summary>Where a step is in the ledger.</summary>
    /// <param name="step">The step.</param>
    /// <param name="index">Which repetition, from 1; 0 for none.</param>
    /// <returns>The place.</returns>
    public PipelinePlace PlaceOf(string step, int index) => new(Pipeline.Name, step, Id, index);

    /// <summary>Keeps what came of a step. A store that cannot take it does not stop the run.</summary>
    /// <param name="step">The step.</param>
    public void Keep(KeptStep step) => Try(() => parts.Store.Add(Id, step));

    /// <summary>Tells the log of a mistake of ours.</summary>
    /// <param name="broken">What was thrown.</param>
    /// <param name="step">The step.</param>
    public void TellBroken(Exception broken, string step) => RunningLog.StepBroke(parts.Logger, broken, step, Id);

    /// <summary>Puts the run back as it was: stopped.</summary>
    public void Stop() => Try(() => parts.Store.End(Id, RunStatus.Failed, null));

    /// <summary>Ends the run in the store.</summary>
    /// <param name="report">What came of it.</param>
    public void End(RunReport report) => Try(() => parts.Store.End(Id, report.Status, report.Output));

    /// <summary>Records a row.</summary>
    /// <param name="entry">The row.</param>
    /// <returns>When recorded.</returns>
    public async ValueTask RecordAsync(RequestEntry entry)
    {
        try
        {
            await parts.Ledger.RecordAsync(entry).ConfigureAwait(false);
        }
        catch (Exception broken)
        {
            RunningLog.NotRecorded(parts.Logger, broken, Id);
        }
    }

    private void Try(Action keep)
    {
        if (!Kept.IsTaken)
        {
            Volatile.Write(ref lost, 1); // What was never taken in hand is another's to write.
            return;
        }

        try
        {
            keep();
        }
        catch (SqliteException broken)
        {
            if (Interlocked.Exchange(ref lost, 1) == 0)
            {
                RunningLog.NotKept(parts.Logger, broken, Id);
            }
        }
    }
}
