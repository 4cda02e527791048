using Suffice.Evaluation.Metrics;

namespace Suffice.Evaluation.Tests;

public sealed class EvalDocsTests
{
    [Fact]
    public void Docs_EveryMetric_IsNamed()
    {
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "evals.md"));

        BuiltInMetrics.Names().Select(known => known.Name).Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)).ShouldBeEmpty("docs/evals.md, the table of metrics");
    }

    private static string Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Suffice.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
