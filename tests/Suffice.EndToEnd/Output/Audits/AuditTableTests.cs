using Spectre.Console;
using Suffice.Audit.Privacy;
using Suffice.Audit.Reports;
using Suffice.Audit.Tests.Reports;
using Suffice.Cli.Output.Audits;
using Suffice.Reports;

namespace Suffice.EndToEnd.Output.Audits;

public sealed class AuditTableTests
{
    private static readonly AuditReport Report = MaskedReport.Of(InventedReport.Make());

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(160)]
    public void Write_ATerminal_FitsOneScreen(int width)
    {
        string[] lines = Written(width, console => AuditTable.Write(console, Report)).Split('\n');

        lines.Length.ShouldBeLessThanOrEqualTo(40);
        lines.ShouldAllBe(line => line.TrimEnd().Length <= width);
    }

    [Fact]
    public void Write_ManyTasks_SumsUpThoseThatDoNotFit()
    {
        AuditReport many = InventedReport.Of([.. Enumerable.Range(0, 30).Select(i => InventedReport.Triage with { Name = $"task-{i}" })]);

        string text = Written(80, console => AuditTable.Write(console, many));

        text.Split('\n').Length.ShouldBeLessThanOrEqualTo(40);
        text.ShouldContain(" more ");
        text.ShouldContain(Figures.Usd(many.PaidUsd));
    }

    [Fact]
    public void Write_AReport_SaysWhatWasReadBeforeAnyMoney()
    {
        string text = Written(160, console => AuditTable.Write(console, Report));

        text.IndexOf("have a price", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf('$', StringComparison.Ordinal));
        text.ShouldContain("logs/2026-10.jsonl:1204");
        text.ShouldContain($"{Figures.Usd(Report.PaidUsd)} computed");
        text.ShouldContain("Possible, not proven");
        text.ShouldContain("acme-triage-7b has no price");
        text.ShouldContain("gpt-4o retires on 2027-02-13");
        text.ShouldContain("suffice audit PATH... --explain");
    }

    [Fact]
    public void Write_NothingFound_StillSaysSo()
    {
        AuditReport empty = InventedReport.Of();

        Written(80, console => AuditTable.Write(console, empty)).ShouldContain("No saving is claimed");
    }

    [Fact]
    public void Explain_ATask_ShowsReasonsLaddersAndCalls()
    {
        AuditedTask triage = Report.Tasks.Single(task => task.Name == "ticket-triage");

        string text = Written(160, console => AuditTable.Explain(console, triage));

        text.ShouldContain("6 labels are listed in the system prompt");
        text.ShouldContain("fp1_");
        text.ShouldContain("waits about 0.64 s longer");
        text.ShouldContain("claude-haiku-5-5 > claude-sonnet-4-6");
        text.ShouldContain("logs/2026-11.jsonl:12");
        text.ShouldContain(Figures.Usd(triage.PossibleSavingUsd));
        text.ShouldNotContain("ann.lee");
    }

    [Fact]
    public void Explain_MarkupInALog_IsShownAsItIs()
    {
        AuditedTask hostile = Report.Tasks[0] with { Found = "[red]x[/]", Samples = [Report.Tasks[0].Samples[0] with { Prompt = "[bold", Model = "[link=x]" }] };

        string text = Written(160, console => AuditTable.Explain(console, hostile));

        text.ShouldContain("[red]x[/]");
        text.ShouldContain("[bold");
    }

    private static string Written(int width, Action<IAnsiConsole> write)
    {
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;
        write(console);
        return text.ToString().TrimEnd().ReplaceLineEndings("\n");
    }
}
