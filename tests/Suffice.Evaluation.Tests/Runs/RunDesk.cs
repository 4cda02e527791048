using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Tests.Runs;

/// <summary>What a run needs: a folder for it and for kept answers, a clock that stands, a small model and a large one.</summary>
internal sealed class RunDesk : IDisposable
{
    public TestFolder Folder { get; } = new();

    public ManualTime Time { get; } = new();

    public EvalOptions Options() => new()
    {
        Models = [FakeModels.Model("small"), FakeModels.Model("large", factor: 10)],
        RunFolder = Folder.PathOf("runs"),
        CacheFolder = Folder.PathOf("cache"),
    };

    public PreparedRun Prepare(EvalSet set, EvalOptions options) => new RunPreparing(Time).Prepare(set, options);

    public async Task<EvalOutcome> RunAsync(
        FakeModels models, EvalSet set, Func<EvalOptions, EvalOptions>? change = null, CancellationToken cancellationToken = default)
    {
        EvalOptions options = change is null ? Options() : change(Options());
        return await new EvalRunner(models, Time, new Random(1)).RunAsync(Prepare(set, options), null, null, cancellationToken);
    }

    public void Dispose() => Folder.Dispose();
}
