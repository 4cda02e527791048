using System.CommandLine;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Evaluation.Offline;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Evals;

/// <summary>The policy that an eval works with; recordings can be measured without one.</summary>
internal sealed class EvalPolicy
{
    private readonly Option<string> policy = Options.Policy();
    private readonly Option<string?> prices = Recordings.Prices();
    private readonly Option<bool> ask = new("--ask") { Description = "Call models of the policy even where the items bring their answers." };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(policy);
        command.Options.Add(prices);
        command.Options.Add(ask);
    }

    /// <summary>Reads them.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>The policy, and whose answers can be had.</returns>
    public LoadedPolicy Read(ParseResult parsed)
    {
        string path = parsed.GetValue(policy)!;
        bool isNamed = parsed.GetResult(policy) is { Implicit: false };

        // An eval comes before the calibration that it may lead to.
        SufficePolicy? loaded = isNamed || File.Exists(path) ? Policies.Load(path, new PolicyLoadOptions { WithoutCalibrations = true }).Policy : null;
        return new LoadedPolicy(path, loaded, new RecordedModels(ModelCatalog.BuiltIn(), Recordings.PricesOf(parsed.GetValue(prices))), parsed.GetValue(ask));
    }
}
