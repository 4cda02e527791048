using Suffice.Billing.Plans.Entries;
using Suffice.Catalog;
using Suffice.Policy;
using Suffice.Policy.Sources;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Billing.Plans;

/// <summary>Prices plans: reads a plan's file, checks all of it, and makes its bill before anything runs.</summary>
/// <param name="catalog">The models that are known without a policy.</param>
/// <param name="loadPolicy">Loads the policy that a plan names, by its path.</param>
/// <param name="clock">Tells the day whose prices hold where the plan names none.</param>
public sealed class PlanPricer(ModelCatalog catalog, Func<string, PolicyLoadResult> loadPolicy, TimeProvider clock)
{
    private readonly RecordShapes shapes = new();

    /// <summary>Prices a plan. Mistakes in it are a result, never an exception.</summary>
    /// <param name="path">The plan's file, as named by the user.</param>
    /// <returns>The bill, or everything that is wrong.</returns>
    public PlanResult Price(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        YamlFindings findings = new() { KeepsOrigins = false };
        findings.Place(string.Empty, new YamlPlace(path, 1, 1));
        YamlBinder binder = new(findings, shapes);
        if (Read(path, binder, findings) is not { } plan || findings.HasErrors)
        {
            return new PlanResult { Errors = findings.Errors };
        }

        PolicyLoadResult? policy = plan.Policy is null ? null : loadPolicy(Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, plan.Policy));
        if (policy is { IsValid: false })
        {
            findings.Error("policy", "the policy is not valid", "what its own mistakes say");
            return new PlanResult { Errors = findings.Errors.AddRange(policy.Errors) };
        }

        try
        {
            FlowBill? bill = new PlanBill(plan, policy?.Policy, catalog, clock.GetUtcNow(), binder, findings).Make();
            return findings.HasErrors ? new PlanResult { Errors = findings.Errors } : new PlanResult { Bill = bill };
        }
        catch (OverflowException)
        {
            findings.Error(string.Empty, "its figures multiplied are larger than any amount that can be exact", "smaller prices, times or volumes");
            return new PlanResult { Errors = findings.Errors };
        }
    }

    private static PlanEntry? Read(string path, YamlBinder binder, YamlFindings findings)
    {
        SourceRead read = SourceRead.From(Path.GetFullPath(path));
        if (read.Bytes is null)
        {
            findings.Error(new YamlPlace(path, 0, 0), string.Empty, read.Wrong, read.Right);
            return null;
        }

        if (Utf8Text.Read(read.Bytes, path, string.Empty, findings) is not { } text)
        {
            return null;
        }

        YamlNode? node = YamlDocument.Read(text, path, string.Empty, findings);
        if (node is null or YamlScalar { IsNull: true })
        {
            if (!findings.HasErrors)
            {
                findings.Error(string.Empty, "the file is empty", "a plan; the least is version: 1, a name, and steps with their prices");
            }

            return null;
        }

        return binder.Bind<PlanEntry>(node, string.Empty);
    }
}
