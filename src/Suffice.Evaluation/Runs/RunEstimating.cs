using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Runs.Calling;
using Suffice.Providers;

namespace Suffice.Evaluation.Runs;

/// <summary>Estimates what calls are going to take, before anybody is called.</summary>
internal static class RunEstimating
{
    // An answer to an item without a reference: about what a label or a short answer takes.
    private const long UsualAnswerTokens = 64;

    /// <summary>What is left of a run is going to take.</summary>
    public static RunEstimate Of(PreparedRun run, TimeProvider time)
    {
        ModelAsker asker = new(run.Options, new NobodyThere(), new SpendingCap(null), new Random(1), time);
        ILookup<string, EvalJob> jobs = run.Jobs().ToLookup(job => job.Model.Name, StringComparer.Ordinal);
        return new RunEstimate([.. run.Options.Models.Select(model => Of(model, [.. jobs[model.Name]], asker))]);
    }

    /// <summary>What calls of a model are going to take.</summary>
    /// <param name="model">The model.</param>
    /// <param name="calls">The items it is asked.</param>
    /// <param name="atHand">Answers that are at hand.</param>
    /// <param name="asker">Makes and prices its calls.</param>
    public static ModelEstimate Of(EvalModel model, EvalItem[] calls, long atHand, ModelAsker asker)
    {
        decimal? likely = 0;
        decimal? most = 0;
        foreach (EvalItem call in calls)
        {
            ChatRequest request = asker.CallOf(call, model);
            long answer = Math.Max(UsualAnswerTokens, TokenEstimate.Text(call.ReferenceText ?? string.Empty));
            likely += asker.Price.Likely(model, request, Math.Min(answer, request.MaxOutputTokens ?? long.MaxValue));
            most += asker.Price.Worst(model, request);
        }

        return new ModelEstimate(model.Name, calls.Length, atHand, likely, most);
    }

    private static ModelEstimate Of(EvalModel model, EvalJob[] jobs, ModelAsker asker)
    {
        EvalItem[] calls = [.. jobs.Where(job => !asker.IsAtHand(job.Item.Item, model, job.Repeat)).Select(job => job.Item.Item)];
        return Of(model, calls, jobs.Length - calls.Length, asker);
    }

    private sealed class NobodyThere : IModelClients
    {
        public IModelClient For(ProviderDefinition provider) => throw new NotSupportedException("an estimate calls nobody");
    }
}
