using Suffice.Dashboard.Policies;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Pages;

/// <summary>Maps the pages of policies.</summary>
internal static class PolicyPages
{
    private static readonly QueryParameter Find = new("find", "Only values whose path, value or origin holds this.");
    private static readonly QueryParameter Stated = new("stated", "Only what a file states, no defaults and no catalogue.", QueryForm.Flag) { Default = "false" };
    private static readonly QueryParameter Page = new("page", "Which part of the values, from 1.", QueryForm.Number) { Least = 1, Most = 1_000_000, Default = "1" };
    private static readonly QueryParameter Against = new("against", "The version to hold it against; without it, the one in force before it.");

    /// <summary>Maps them.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        PoliciesReading policies = pages.Part<PoliciesReading>();
        pages.Page("/policy", "/api/policy/history", "The policy in force with the origin of every value, and which ones were in force before.", new PageKind<PolicyFigures>
        {
            Section = "policy",
            Component = typeof(PolicyPage),
            Title = _ => "Policy",
            Read = asked => policies.Read(new PolicyFilter
            {
                Find = asked.Query.Text(Find) is { Length: > 0 } find ? find : null,
                StatedOnly = asked.Query.Flag(Stated) ?? false,
                Page = asked.Query.Number(Page) ?? 1,
                Most = asked.Context.Request.Query.ContainsKey("csv") ? int.MaxValue : PolicyFilter.UsualValues,
            }),
            Tables = figures => PolicyTables.Of(figures),
            Parameters = [Find, Stated, Page],
        });
        pages.Page("/policy/{name}", "/api/policy/history/{name}", "A policy that was in force, and what is otherwise in it than in another.", new PageKind<PolicyVersionFigures>
        {
            Section = "policy",
            Component = typeof(PolicyVersionPage),
            Title = figures => $"Policy {figures.Policy.Version}",
            Read = asked => policies.Read(asked.Route(), asked.Query.Text(Against) is { Length: > 0 } against ? against : null),
            Tables = figures => PolicyTables.Of(figures),
            Parameters = [Against],
            Absent = asked => $"The ledger knows no policy of that version{(asked.Query.Text(Against) is null ? string.Empty : ", or none to hold it against")}; /policy lists those it keeps.",
        });
    }
}
