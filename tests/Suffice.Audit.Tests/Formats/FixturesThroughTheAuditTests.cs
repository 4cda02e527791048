using Suffice.Audit.Reports;
using Suffice.Catalog;

namespace Suffice.Audit.Tests.Formats;

/// <summary>The whole way: a file in the form of each tool, as the command reads it, without a flag.</summary>
public sealed class FixturesThroughTheAuditTests
{
    public static TheoryData<string> Files => [.. Fixture.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task RunAsync_FileOfAnyTool_IsRecognisedAndWhollyRead(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Formats", "fixtures", file);

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), TimeProvider.System)
            .RunAsync(new AuditOptions { Paths = [path], Threads = 1 }, null, TestContext.Current.CancellationToken);

        report.Coverage.Files.ShouldHaveSingleItem().Format.ShouldBe(Fixture.Format(Fixture.FormatOf(file)).Title);
        report.Coverage.Faults.ShouldBeEmpty();
        (report.Coverage.Calls + report.Coverage.NotCalls.Sum(other => other.Count)).ShouldBeGreaterThan(0);
    }
}
