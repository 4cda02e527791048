using Microsoft.Extensions.Time.Testing;
using Suffice.Billing;
using Suffice.Billing.Plans;
using Suffice.Catalog;
using Suffice.Policy;
using Suffice.Tests.Policy;

namespace Suffice.Tests.Billing;

/// <summary>Prices plans as the command does, on a day of their own.</summary>
internal static class Plans
{
    private static readonly DateTimeOffset Today = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly ModelCatalog Catalog = ModelCatalog.BuiltIn();

    /// <summary>Prices a plan that stands among the published ones.</summary>
    public static FlowBill Published(string name) => Priced(Repository.PathOf($"tests/Suffice.Tests/Billing/plans/{name}.yaml"));

    /// <summary>Prices a plan that is written here, beside other files of the folder.</summary>
    public static FlowBill Written(TestFolder folder, string plan) => Priced(folder.Write("plan.yaml", plan));

    /// <summary>What is wrong with a plan, a line each, its folder left out.</summary>
    public static string[] Mistakes(TestFolder folder, string plan)
    {
        PlanResult result = Pricer().Price(folder.Write("plan.yaml", plan));

        return [.. result.Errors.Select(error => error.ToString().Replace($"{folder.Path}{Path.DirectorySeparatorChar}", string.Empty, StringComparison.Ordinal))];
    }

    /// <summary>A plan of these steps, each indented by two.</summary>
    public static string Of(params string[] steps) => $"version: 1\nname: flow\nsteps:\n{string.Concat(steps.Select(step => $"  {step}\n"))}";

    private static FlowBill Priced(string path)
    {
        PlanResult result = Pricer().Price(path);
        result.Errors.ShouldBeEmpty();

        return result.Bill!;
    }

    private static PlanPricer Pricer()
    {
        FakeTimeProvider clock = new(Today);
        return new PlanPricer(Catalog, policy => PolicyLoader.BuiltIn(clock).Load(policy), clock);
    }
}
