using System.Globalization;
using System.Xml.Linq;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Reports.Html;
using Suffice.Evaluation.Runs;

namespace Suffice.Evaluation.Tests.Reports;

public sealed class EvalPagesTests
{
    private const string Hostile = "</pre><script>alert(1)</script><img src=x onerror=alert(2)>\u0000\u001b[2J\u202e\ud83d\ude00";

    [Fact]
    public void Html_AnswersThatAreMarkup_AreShownAndNeverRun()
    {
        string page = EvalHtml.Write(Report(Hostile));

        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.Split("<script>").Length.ShouldBe(2);
        page.ShouldNotContain("<img");
        page.ShouldNotContain("\u001b");
        page.ShouldNotContain("\u202e");
    }

    [Fact]
    public void Html_ThePage_LoadsNothingFromElsewhere()
    {
        string page = EvalHtml.Write(Report("yes"));

        page.ShouldContain("default-src &#39;none&#39;");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
        page.ShouldNotContain(" src=");
    }

    [Fact]
    public void Html_TheItems_ComeDifferencesFirst()
    {
        string page = EvalHtml.Write(RunReporting.Of([MadeRun.Of("set", i => i != 7, _ => true, items: 20)], new ReportOptions()));

        int different = page.IndexOf(">i007<", StringComparison.Ordinal);
        different.ShouldBeGreaterThan(0);
        different.ShouldBeLessThan(page.IndexOf(">i000<", StringComparison.Ordinal));
        page.ShouldContain("1 item: the first model fails where the last passes");
    }

    [Fact]
    public void Html_ItemsThatNobodyWasAsked_AreNotSaidToPass()
    {
        EvalOutcome outcome = MadeRun.Of("set", _ => true, _ => true, items: 20);
        EvalRun run = outcome.Run with { Results = outcome.Run.Results[..8] };

        string page = EvalHtml.Write(RunReporting.Of([outcome with { Run = run, Stopped = "stopped" }], new ReportOptions()));

        page.ShouldContain("4 items: every answer passes");
        page.ShouldContain("16 items: not asked yet");
    }

    [Fact]
    public void Html_TheSameReport_GivesTheSameBytes()
    {
        EvalOutcome outcome = MadeRun.Of("set", i => i % 5 != 0, _ => true);

        EvalHtml.Write(RunReporting.Of([outcome], new ReportOptions())).ShouldBe(EvalHtml.Write(RunReporting.Of([outcome], new ReportOptions())));
    }

    [Fact]
    public void Junit_ARun_HasASuiteAModelAndErrorsApartFromFailures()
    {
        EvalOutcome outcome = MadeRun.Of("set", i => i switch { 0 => null, 1 => false, _ => true }, _ => true, items: 5);
        using StringWriter text = new(CultureInfo.InvariantCulture);

        JunitReport.Write(RunReporting.Of([outcome], new ReportOptions()), text);

        XElement small = XDocument.Parse(text.ToString()).Root!.Elements("testsuite").First(suite => suite.Attribute("name")!.Value == "set small");
        (small.Attribute("tests")!.Value, small.Attribute("failures")!.Value, small.Attribute("errors")!.Value).ShouldBe(("5", "1", "1"));
        small.Elements("testcase").Count(test => test.Element("failure") is not null).ShouldBe(1);
        small.Elements("testcase").Single(test => test.Element("error") is not null).Element("error")!.Value.ShouldBe("the provider is away");
    }

    [Fact]
    public void Junit_AnswersWithCharactersThatNoXmlCanHold_AreStillXml()
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);

        JunitReport.Write(Report(Hostile), text);

        XDocument.Parse(text.ToString()).Descendants("failure").First().Value.ShouldContain("<script>");
    }

    [Fact]
    public void Junit_AVerdictThatIsOpen_IsSkippedAndOneThatIsNoFails()
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);

        JunitReport.Write(RunReporting.Of([MadeRun.Of("open", _ => true, _ => true, items: 5), MadeRun.Of("no", _ => false, _ => true)], new ReportOptions()), text);

        XElement root = XDocument.Parse(text.ToString()).Root!;
        Suite(root, "open verdicts").Elements("testcase").Single().Element("skipped").ShouldNotBeNull();
        Suite(root, "no verdicts").Elements("testcase").Single().Element("failure").ShouldNotBeNull();
    }

    private static XElement Suite(XElement root, string name) => root.Elements("testsuite").Single(suite => suite.Attribute("name")!.Value == name);

    private static EvalReport Report(string answer)
    {
        EvalOutcome outcome = MadeRun.Of("set", _ => true, _ => true, items: 2);
        EvalRun run = outcome.Run with { Results = [MadeRun.Result(0, "small", false, answer), .. outcome.Run.Results[1..]] };
        return RunReporting.Of([outcome with { Run = run }], new ReportOptions());
    }
}
