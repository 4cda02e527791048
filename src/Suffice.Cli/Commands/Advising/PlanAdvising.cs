using Suffice.Billing.Plans;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Advising;
using Suffice.Evaluation.Advising;
using Suffice.Evaluation.Advising.Plans;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Advising;

/// <summary>Advises a plan, step by step.</summary>
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
        PlanAdvice advice = await new PlanAdvisor(advisor, named?.Policy).OfAsync(priced.Bill, cancellationToken).ConfigureAwait(false);
        if (json)
        {
            Json.Write(advice);
        }
        else
        {
            PlanAdviceTable.Write(Screen.Open(), advice);
        }

        return advice.KeepsAll ? ExitCode.No : ExitCode.Fine;

        PolicyLoadResult Load(string path)
        {
            PolicyLoadResult loaded = AdviseCommand.Load(path);
            named = (path, loaded.Policy!);

            return loaded;
        }
    }
}
