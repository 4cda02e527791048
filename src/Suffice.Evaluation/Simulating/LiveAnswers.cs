using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Runs.Calling;
using Suffice.Providers;

namespace Suffice.Evaluation.Simulating;

/// <summary>Asks providers within a simulation's cap; safe for use by many calls at once.</summary>
internal sealed class LiveAnswers
{
    private readonly SpendingCap cap;
    private readonly ModelAsker asker;
    private readonly ModelAsker replays;
    private int isSpent;

    /// <summary>Begins.</summary>
    /// <param name="options">The cap.</param>
    /// <param name="clients">Speaks to providers.</param>
    /// <param name="time">The clock.</param>
    public LiveAnswers(SimulationOptions options, IModelClients clients, TimeProvider time)
    {
        cap = new SpendingCap(options.MaxCostUsd);
        EvalOptions limits = new() { Models = [], RunFolder = string.Empty, CacheFolder = options.CacheFolder, Concurrency = options.Concurrency, MaxCostUsd = options.MaxCostUsd };
        asker = new ModelAsker(limits, clients, cap, new Random(1), time);

        // Recordings are as near as any cache of theirs.
        replays = new ModelAsker(limits with { CacheFolder = null }, clients, cap, new Random(1), time);
    }

    /// <summary>What was spent in USD.</summary>
    public decimal SpentUsd => cap.SpentUsd;

    /// <summary>True once the cap let a call through no more.</summary>
    public bool IsSpent => isSpent != 0;

    /// <summary>Asks a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="provider">Who serves it.</param>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The answer or the failure.</returns>
    /// <exception cref="NoMoreCallsException">The cap is reached.</exception>
    public async ValueTask<CallResult> AskAsync(Model model, ProviderDefinition provider, ChatRequest request, CancellationToken cancellationToken)
    {
        try
        {
            ModelAsker asking = provider.Protocol == ModelClients.Replay ? replays : asker;

            return await asking.AskAsync(new EvalModel(model.Name, model, provider), request, repeat: 0, _ => true, cancellationToken).ConfigureAwait(false);
        }
        catch (NoMoreCallsException)
        {
            Interlocked.Exchange(ref isSpent, 1);
            throw;
        }
    }
}
