using Spectre.Console;
using Suffice.Cli.Output;
using Suffice.Evaluation.Replay;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.EndToEnd.Output;

public sealed class RouterTableTests
{
    private static readonly RouterQuality Lot = new() { Apgr = 0.5, Apgr95 = new Interval(0.41, 0.59), Cpt50 = 0.5, Cpt80 = 0.8, Cpt95 = 0.95, Aiq = 0.75, Qnc = 1 };

    private static readonly RouterFigures Figures = new()
    {
        Before = Lot with { Apgr = 0.6 },
        After = Lot with { Apgr = 0.8, Cpt80 = 0.31, Qnc = 0.654 },
        Random = Lot,
        Length = Lot with { Apgr = 0.55 },
        Oracle = Lot with { Apgr = 1.2 },
        BestSingle = "large",
    };

    [Fact]
    public void Write_Routers_StandsBesideWhatKnowsNothingAndWhatKnowsAll()
    {
        string[] lines = Written(Figures);

        lines.Single(line => line.Contains("after the answer")).ShouldContain("0.800 [0.410, 0.590]");
        lines.Single(line => line.Contains("after the answer")).ShouldContain("31.0%");
        lines.Single(line => line.Contains("after the answer")).ShouldContain("65.4%");
        lines.ShouldContain(line => line.Contains("by lot"));
        lines.ShouldContain(line => line.Contains("longest prompts up"));
        lines.ShouldContain(line => line.Contains("oracle"));
        lines.ShouldContain(line => line.Contains("best single model: large"));
    }

    [Fact]
    public void Write_NoEstimateAndNoGap_SaysNothingOfThem()
    {
        string[] lines = Written(Figures with { Before = null, Random = Lot with { Apgr = null, Apgr95 = null, Aiq = null } });

        lines.ShouldNotContain(line => line.Contains("before the answer"));
        lines.Single(line => line.Contains("by lot")).Split('│', StringSplitOptions.TrimEntries)[2].ShouldBe("-");
    }

    private static string[] Written(RouterFigures figures)
    {
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 100;
        RouterTable.Write(console, figures);

        return text.ToString().Split('\n');
    }
}
