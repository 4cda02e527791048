using System.CommandLine;

namespace Suffice.Evidence.Pipelines;

/// <summary><c>pipelines</c>: many runs with failures put in at every step; nothing may be lost, and nothing done twice.</summary>
internal static class SoakCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> runs = new("--runs") { Description = "How many runs.", DefaultValueFactory = _ => 10_000 };
        Option<double> faults = new("--faults") { Description = "The share of calls that fail, at every step.", DefaultValueFactory = _ => 0.08 };
        Option<double> leaving = new("--leaving") { Description = "The share of tries whose caller leaves in the middle.", DefaultValueFactory = _ => 0.05 };
        Option<int> atOnce = new("--at-once") { Description = "How many runs are under way at a time.", DefaultValueFactory = _ => 16 };
        Option<int> seed = new("--seed") { Description = "Seeds the failures.", DefaultValueFactory = _ => 1 };
        Command command = new(
            "pipelines",
            "Runs a pipeline of six steps many times over real connections, with failures put in at every step (errors, limits, broken connections, answers that fail the gate, answers that are lost on the way, "
            + "callers that leave), each run gone on with until it is done. Exit code 1 when a run is lost, a step done twice, a thing bought twice, or a cent unaccounted for.\n\n"
            + "Example: pipelines --runs 10000 --faults 0.08")
        {
            runs, faults, leaving, atOnce, seed,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new SoakOptions(parsed.GetValue(runs), parsed.GetValue(faults), parsed.GetValue(leaving), parsed.GetValue(atOnce), parsed.GetValue(seed)), cancellationToken));

        return command;
    }

    private static async Task<int> RunAsync(SoakOptions options, CancellationToken cancellationToken)
    {
        SoakEnd end = await new SoakRun(options).PlayAsync(cancellationToken).ConfigureAwait(false);
        end.Write();

        return end.IsSound ? 0 : 1;
    }
}

/// <summary>What a soak is asked for.</summary>
/// <param name="Runs">How many runs.</param>
/// <param name="Faults">The share of calls that fail.</param>
/// <param name="Leaving">The share of tries whose caller leaves.</param>
/// <param name="AtOnce">How many runs are under way at a time.</param>
/// <param name="Seed">Seeds the failures.</param>
internal sealed record SoakOptions(int Runs, double Faults, double Leaving, int AtOnce, int Seed);
