using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Suffice.Audit.Privacy;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Html;
using Suffice.Reports;

namespace Suffice.Audit.Tests.Reports;

public sealed partial class ReportHtmlTests
{
    private const string Hostile = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;\u202e\u0000";

    private static readonly AuditReport Report = MaskedReport.Of(InventedReport.Make());

    [Fact]
    public void Write_AReport_IsWellFormedAndLoadsNothing()
    {
        string page = ReportHtml.Write(Report);

        Should.NotThrow(() => Parsed(page));
        Parsed(page).Descendants("meta").Attributes("content").ShouldContain(policy => policy.Value.StartsWith("default-src 'none'; style-src 'sha256-"));
        Parsed(page).Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty();
        Parsed(page).Descendants().Attributes("href").ShouldAllBe(link => link.Value.StartsWith('#'));
        page.Replace("http://www.w3.org", "", StringComparison.Ordinal).ShouldNotContain("://");
    }

    [Fact]
    public void Write_TheSameReport_GivesTheSameBytes() => ReportHtml.Write(Report).ShouldBe(ReportHtml.Write(MaskedReport.Of(InventedReport.Make())));

    [Fact]
    public void Write_AReport_SaysWhatWasReadBeforeAnyMoney()
    {
        string page = ReportHtml.Write(Report);

        page.IndexOf("What was read", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("<data", StringComparison.Ordinal));
        page.ShouldContain("logs/2026-10.jsonl:1204");
        page.ShouldContain("Possible, not proven");
    }

    [Fact]
    public void Write_HostileTexts_AreNeverMarkup()
    {
        InventedTask task = InventedReport.Triage with
        {
            Name = Hostile,
            Found = Hostile,
            System = Hostile,
            Prompts = [Hostile],
            Answers = [Hostile],
            Models = [("gpt-4o", 3), (Hostile, 2)],
            Readiness = InventedReport.Triage.Readiness with { Sentence = Hostile, Evidence = [Hostile], Missing = [Hostile] },
        };
        AuditReport report = InventedReport.Of(task);
        report = report with { Coverage = report.Coverage with { Notes = [Hostile], Files = [new(Hostile, Hostile, 1, 1, 1)], Faults = [new(Hostile, 1, [Hostile])] } };

        XElement page = Parsed(ReportHtml.Write(report));

        page.Descendants("script").Count().ShouldBe(1);
        page.Descendants("img").ShouldBeEmpty();
        page.Descendants("pre").First().Value.ShouldContain("</script><script>alert(1)</script>");
    }

    [Fact]
    public void Write_AllFigures_AreTheReportsOwn()
    {
        XElement page = Parsed(ReportHtml.Write(Report));
        page.Descendants("details").Remove();
        page.Descendants("text").Where(text => (string?)text.Attribute("class") == "tick").Remove();
        HashSet<string> known = [.. Amounts(Report).Select(amount => Figures.Usd(amount)), .. Amounts(Report).Select(amount => Figures.Usd(-amount))];

        string[] shown = [.. Dollars().Matches(string.Join(' ', page.Element("body")!.DescendantNodes().OfType<XText>())).Select(figure => figure.Value)];

        shown.Length.ShouldBeGreaterThan(50);
        shown.Where(figure => !known.Contains(figure)).ShouldBeEmpty();
    }

    [Fact]
    public void Write_TheWaterfall_AddsUpToTheLastPlace()
    {
        XElement figure = Parsed(ReportHtml.Write(Report)).Descendants("figure").Single(figure => figure.Value.Contains("what would remain", StringComparison.Ordinal));
        decimal[] steps = [.. figure.Elements("div").First().Descendants("data").Select(data => decimal.Parse(data.Attribute("value")!.Value, NumberStyles.Number, CultureInfo.InvariantCulture))];

        steps[0].ShouldBe(Report.PaidUsd);
        steps[..^1].Sum().ShouldBe(steps[^1]);
        steps[^1].ShouldBe(Report.PaidUsd - Report.PossibleSavingUsd);
    }

    [Fact]
    public void Write_ManyTasksAndModels_SumsUpWhatIsNotDrawn()
    {
        InventedTask[] tasks = [.. Enumerable.Range(0, 70).Select(i => InventedReport.Invoices with { Name = $"task-{i}", Models = [(i % 2 == 0 ? "gpt-4o" : "gpt-5.1", 30 + i), ("gpt-5", 3), ("gpt-4.1", 2), ("gpt-5.2", 2), ("gpt-5.4", 2), ("gpt-5.5", 1)] })];
        AuditReport report = InventedReport.Of(tasks);

        XElement page = Parsed(ReportHtml.Write(report));

        page.Descendants("tbody").First(body => body.Parent!.Attribute("class")?.Value == "sortable").Elements().Count().ShouldBe(70);
        page.Descendants("article").Count().ShouldBe(50);
        XElement spend = page.Descendants("figure").First();
        spend.Descendants("data").Sum(data => decimal.Parse(data.Attribute("value")!.Value, NumberStyles.Number, CultureInfo.InvariantCulture)).ShouldBe(report.PaidUsd);
        spend.Descendants("li").Count().ShouldBe(6);
    }

    [Fact]
    public void Write_AnEmptyReport_IsAPageToo()
    {
        string page = ReportHtml.Write(InventedReport.Of());

        Should.NotThrow(() => Parsed(page));
        page.ShouldContain("No saving is claimed");
    }

    [Fact]
    public void Write_Drawings_HaveNamesForThoseWhoDoNotSeeThem()
    {
        XElement page = Parsed(ReportHtml.Write(Report));
        HashSet<string> ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];

        page.Descendants("svg").ShouldAllBe(svg => svg.Attribute("role") != null || svg.Attribute("aria-hidden") != null || svg.Parent!.Attribute("aria-hidden") != null);
        page.Descendants().Attributes("aria-labelledby").SelectMany(name => name.Value.Split(' ')).ShouldAllBe(id => ids.Contains(id));
        page.Descendants().Attributes("id").Count().ShouldBe(ids.Count);
        page.Descendants("th").Where(header => header.Attribute("aria-sort") != null).ShouldAllBe(header => header.Element("button") != null);
    }

    /// <summary>Writes the page whose pictures are in docs/images, to the file that SUFFICE_SAMPLE_PAGE names.</summary>
    [Fact(Explicit = true)]
    public void Write_TheInventedReport_ForThePicturesOfTheDocumentation() =>
        ReportHtml.WriteFile(Environment.GetEnvironmentVariable("SUFFICE_SAMPLE_PAGE") ?? "report.html", Report, force: true);

    /// <summary>Every amount that a reader can find in the report, and the sums that a plot names.</summary>
    private static IEnumerable<decimal?> Amounts(AuditReport report) =>
    [
        0, report.PaidUsd, report.LoggedUsd, report.PossibleSavingUsd, report.PaidUsd - report.PossibleSavingUsd,
        .. report.Tasks.SelectMany(task => new[] { task.PaidUsd, task.PossibleSavingUsd, task.Cache?.Usd, task.Batch?.Usd }),
        .. report.Tasks.SelectMany(task => task.Ladders).SelectMany(ladder => new decimal?[] { ladder.NowUsd, ladder.FirstRungUsd, ladder.FirstRungLowUsd, ladder.FirstRungHighUsd, ladder.CautiousSavingUsd }),
        .. report.Charges.GroupBy(charge => (charge.Task, charge.Model)).Select(group => group.Sum(charge => charge.Usd)),
        .. report.Charges.GroupBy(charge => charge.Day).Select(group => group.Sum(charge => charge.Usd)),
        .. report.Differences.SelectMany(difference => new decimal?[] { difference.ComputedUsd, difference.LoggedUsd }),
        .. report.Retiring.Select(retiring => (decimal?)retiring.Usd),
    ];

    private static XElement Parsed(string page)
    {
        // The page is written so that, but for HTML's own empty elements and its style and script, it is XML.
        string xml = Void().Replace(page[page.IndexOf("<html", StringComparison.Ordinal)..], "$0</$1>");
        xml = Raw().Replace(xml, match => $"<{match.Groups["name"].Value}>{WebUtility.HtmlEncode(match.Groups["text"].Value)}</{match.Groups["name"].Value}>");
        return XElement.Parse(xml.Replace(" hidden>", " hidden=\"\">", StringComparison.Ordinal));
    }

    [GeneratedRegex("<(meta|br|input)\\b[^>]*>")]
    private static partial Regex Void();

    [GeneratedRegex("<(?<name>style|script)>(?<text>.*?)</\\k<name>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Raw();

    [GeneratedRegex("-?\\$[0-9][0-9,]*(?:\\.[0-9]+)?")]
    private static partial Regex Dollars();
}
