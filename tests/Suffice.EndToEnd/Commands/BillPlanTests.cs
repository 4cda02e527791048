using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

public sealed class BillPlanTests
{
    private const string Plan = """
        version: 1
        name: one support message
        why: from its arrival to the reply
        run: message
        volume: { runs: 14000, per: month }
        stated: { before: 0.05, after: 0.0127, saving: 77% }
        steps:
          classify: { before: 0.012, after: 0.0002, latency: 400ms }
          extract: { before: 0.008, after: 0.0001, latency: 500ms }
          draft: { before: 0.018, after: 0.0003, latency: 1s, after_steps: classify }
          polish: { kept: 0.012, latency: 2s, after_steps: draft }
          sentiment: { before: 0.006, after: 0.0001, latency: 300ms }
        """;

    [Fact]
    public async Task Plan_OnAScreen_ShowsBeforeAfterSavedAndWhereTotalsDiffer()
    {
        using TestFolder folder = new();
        folder.Write("plan.yaml", Plan);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "bill", "--plan", "plan.yaml");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("one support message: as planned, per message, 14,000 a month");
        Row(result.Output, "total per message").ShouldBe(["$0.056", "$0.0127", "$0.0433", "77.3%", "4.2 s"]);
        Row(result.Output, "per thousand").ShouldBe(["$56.00", "$12.70", "$43.30", "77.3%", ""]);
        Row(result.Output, "per month").ShouldBe(["$784.00", "$177.80", "$606.20", "77.3%", ""]);
        result.Output.ShouldContain("before per message: stated $0.05, but the parts add up to $0.056: $0.006 more");
        result.Output.ShouldContain("after per message: stated $0.0127, and so the parts add up");
        result.Output.ShouldContain("latency in parallel: 3.4 s after, by way of classify > draft > polish");
    }

    [Fact]
    public async Task Plan_AsJsonTableAndPage_SaysTheSame()
    {
        using TestFolder folder = new();
        folder.Write("plan.yaml", Plan);

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "bill", "--plan", "plan.yaml", "--json", "--csv", "bill.csv", "--out", "bill.html");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonElement bill = JsonDocument.Parse(result.Output).RootElement;
        bill.GetProperty("per_month").GetProperty("after").GetProperty("high").GetDecimal().ShouldBe(177.80m);
        bill.GetProperty("differs").GetBoolean().ShouldBeTrue();
        bill.GetProperty("lines").EnumerateArray().Count().ShouldBe(5);
        string[] table = await File.ReadAllLinesAsync(folder.PathOf("bill.csv"));
        table.Length.ShouldBe(7);
        table[0].ShouldStartWith("step,kind,what,often,calls_low,calls_high,before_low_usd_per_run,");
        table[6].ShouldStartWith("total,,,,1,1,0.056,0.056,0.0127,0.0127,0.0433,0.0433,56,56,12.7,12.7,43.3,43.3,784,784,177.8,177.8,606.2,606.2,");
        string page = await File.ReadAllTextAsync(folder.PathOf("bill.html"));
        page.ShouldContain("<h1>one support message</h1>");
        page.ShouldContain("$177.80");
        page.ShouldContain("differs: before per message: stated $0.05, but the parts add up to $0.056");
        page.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Plan_OverABudget_ExitsOneAndSaysSo()
    {
        using TestFolder folder = new();
        folder.Write("plan.yaml", Plan);

        CommandResult over = await SufficeCommand.RunAsync(folder.Path, "bill", "--plan", "plan.yaml", "--max-per-month", "150");
        CommandResult within = await SufficeCommand.RunAsync(folder.Path, "bill", "--plan", "plan.yaml", "--max-per-month", "177.80", "--max-per-run", "0.0127");

        over.ExitCode.ShouldBe(1);
        over.Error.ShouldContain("over budget: a month can cost $177.80, and $150.00 is allowed");
        within.ExitCode.ShouldBe(0, within.Error);
    }

    [Fact]
    public async Task Plan_WhoseCostIsUnknown_HoldsNoBudget()
    {
        using TestFolder folder = new();
        folder.Write("plan.yaml", "version: 1\nname: x\nsteps:\n  a: { before: 1, after: unknown }\n");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "bill", "--plan", "plan.yaml", "--max-per-run", "100");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("what a run costs is unknown");
    }

    [Fact]
    public async Task Plan_WithAMistake_ExitsTwoWithFileLineAndColumn()
    {
        using TestFolder folder = new();
        folder.Write("plan.yaml", "version: 1\nname: x\nsteps:\n  a: { befor: 1, after: 2 }\n");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "bill", "--plan", "plan.yaml");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("plan.yaml:4:8 steps.a.befor: unknown key 'befor'; did you mean 'before'?");
    }

    [Theory]
    [InlineData("has no meaning with --plan", "--plan", "plan.yaml", "--from", "2026-11-01")]
    [InlineData("--plan FILE", "--out", "x.html")]
    [InlineData("no such file", "--plan", "nothing.yaml")]
    [InlineData("nobody knows how many runs a month has", "--plan", "once.yaml", "--max-per-month", "1")]
    [InlineData("the plan itself", "--plan", "plan.yaml", "--out", "plan.yaml", "--force")]
    public async Task Options_ThatMakeNoSenseTogether_ExitTwo(string wanted, params string[] options)
    {
        using TestFolder folder = new();
        folder.Write("plan.yaml", Plan);
        folder.Write("once.yaml", "version: 1\nname: x\nsteps:\n  a: { kept: 1 }\n");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, ["bill", .. options]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(wanted);
    }

    private static string[] Row(string output, string name)
    {
        string line = output.Split('\n').Single(line => line.StartsWith($"│ {name} ", StringComparison.Ordinal));

        return [.. line.Trim().Trim('│').Split('│').Select(cell => cell.Trim()).Skip(3)];
    }
}
