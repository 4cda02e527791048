using Suffice.Billing;
using Suffice.Billing.Plans;
using Suffice.Billing.Seen;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Advising;
using Suffice.Evaluation.Advising;
using Suffice.Evaluation.Advising.Plans;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Schema;
using Suffice.Pipelines;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Advising;

/// <summary>Advises a plan or a pipeline, step by step.</summary>
internal static class PlanAdvising
{
    /// <summary>Reads the plan, advises, and shows it.</summary>
    /// <param name="file">The plan.</param>
    /// <param name="json">Whether machines read it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code: 1 when every AI call of it should stay where it is.</returns>
    /// <exception cref="CommandException">The plan has a mistake.</exception>
    public static async Task<int> RunAsync(string file, bool json, CancellationToken cancellationToken)
    {
        InputFile.Require(file, "name a plan (docs/bill.md has a first one), or a task of the policy");
        ModelCatalog catalog = ModelCatalog.BuiltIn();
        (string Path, SufficePolicy Policy)? named = null;
        PlanResult priced = new PlanPricer(catalog, Load, TimeProvider.System).Price(file);
        if (!priced.IsValid)
        {
            throw new CommandException(ExitCode.WrongUse, string.Join(Environment.NewLine, priced.Errors));
        }

        Advisor? advisor = named is { } known ? new Advisor(known.Path, known.Policy, catalog, TimeProvider.System) : null;

        return Show(await new PlanAdvisor(advisor, named?.Policy).OfAsync(priced.Bill, cancellationToken).ConfigureAwait(false), json);

        PolicyLoadResult Load(string path)
        {
            PolicyLoadResult loaded = AdviseCommand.Load(path);
            named = (path, loaded.Policy!);

            return loaded;
        }
    }

    /// <summary>Advises a pipeline of the policy, with what the ledger saw of its steps, and shows it.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="advisor">Advises the policy's tasks.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="json">Whether machines read it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code: 1 when every AI call of it should stay where it is.</returns>
    public static async Task<int> RunAsync(Pipeline pipeline, Advisor advisor, SufficePolicy policy, bool json, CancellationToken cancellationToken)
    {
        FlowBill? seen = null;
        if (File.Exists(policy.Ledger.Path))
        {
            LedgerUpgrade.Run(policy.Ledger.Path);
            seen = new LedgerReader(policy.Ledger.Path).ReadPipeline(pipeline.Name) is { } runs ? SeenBill.Of(runs, TimeProvider.System.GetUtcNow(), pipeline.StepNames) : null;
        }

        return Show(await new PlanAdvisor(advisor, policy).OfAsync(pipeline, seen, cancellationToken).ConfigureAwait(false), json);
    }

    private static int Show(PlanAdvice advice, bool json)
    {
        if (json)
        {
            Json.Write(advice);
        }
        else
        {
            PlanAdviceTable.Write(Screen.Open(), advice);
        }

        return advice.KeepsAll ? ExitCode.No : ExitCode.Fine;
    }
}
