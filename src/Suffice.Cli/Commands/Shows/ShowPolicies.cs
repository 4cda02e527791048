using System.CommandLine;
using Suffice.Dashboard.Policies;
using Suffice.Reports;

namespace Suffice.Cli.Commands.Shows;

/// <summary><c>suffice show policy</c> and <c>suffice show policy-version VERSION</c>.</summary>
internal static class ShowPolicies
{
    /// <summary>Makes the command of the one in force.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string?> find = new("--find") { Description = "Only values whose path, value or origin holds this." };
        Option<bool> stated = new("--stated") { Description = "Only what a file states, no defaults and no catalogue." };

        return PageShowing.Make(new ShownPage<PolicyFigures>(
            "policy", "The policy with the origin of every value, and which ones were in force before.\n\nExample: suffice show policy --find tasks.triage")
        {
            Read = inputs => Reading(inputs).Read(new PolicyFilter { Find = inputs.Parsed.GetValue(find), StatedOnly = inputs.Parsed.GetValue(stated), Most = int.MaxValue }),
            Tables = figures => [PolicyTables.History(figures), PolicyTables.Values(figures)],
            Lead = figures => [$"policy {figures.Version}, price table {figures.PriceVersion}, of {string.Join(", ", figures.Files)}; {Figures.Count(figures.Count, "value")}"],
            Options = [find, stated],
        });
    }

    /// <summary>Makes the command of one that was in force.</summary>
    /// <returns>The command.</returns>
    public static Command MakeOne()
    {
        Argument<string> version = new("version") { Description = "Its version, as suffice show policy and each request name it." };
        Option<string?> against = new("--against") { Description = "The version to hold it against. Default: the one in force before it." };

        return PageShowing.Make(new ShownPage<PolicyVersionFigures>(
            "policy-version", "A policy that was in force, and what is otherwise in it than in another.\n\nExample: suffice show policy-version 3f9a1c --csv changes")
        {
            Named = version,
            Read = inputs => Reading(inputs).Read(inputs.Parsed.GetValue(version)!, inputs.Parsed.GetValue(against)),
            Tables = figures => PolicyTables.Of(figures),
            Options = [against],
            Absent = _ => "the ledger knows no policy of that version, or none to hold it against; 'suffice show policy' lists those it keeps",
        });
    }

    private static PoliciesReading Reading(ShowInputs inputs) => new(() => inputs.Loaded, null, inputs.Time);
}
