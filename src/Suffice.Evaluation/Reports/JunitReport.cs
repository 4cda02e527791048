using System.Globalization;
using System.Xml;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Evaluation.Reports;

/// <summary>Writes runs as JUnit's XML, which every build server reads: a suite a model, a case an answer, errors apart from failures, and a suite of verdicts.</summary>
public static class JunitReport
{
    /// <summary>Writes it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="to">Where.</param>
    public static void Write(EvalReport report, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(report);
        using XmlWriter xml = XmlWriter.Create(to, new XmlWriterSettings { Indent = true, NewLineChars = "\n" });
        xml.WriteStartElement("testsuites");
        foreach (RunReport run in report.Runs)
        {
            foreach (ModelReport model in run.Models)
            {
                WriteSuite(xml, $"{run.Set} {model.Model}", (model.Answers, model.Failed, model.Errors), run, () => WriteCases(xml, run, model));
            }

            if (!run.Verdicts.IsEmpty)
            {
                int no = run.Verdicts.Count(verdict => verdict.Outcome == VerdictOutcome.Insufficient);
                int open = run.Verdicts.Count(verdict => verdict.Outcome == VerdictOutcome.Inconclusive);
                WriteSuite(xml, $"{run.Set} verdicts", (run.Verdicts.Length, no, 0), run, () => WriteVerdicts(xml, run), open);
            }
        }

        xml.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter xml, string name, (int Tests, int Failures, int Errors) counts, RunReport run, Action writeCases, int skipped = 0)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("tests", Number(counts.Tests));
        xml.WriteAttributeString("failures", Number(counts.Failures));
        xml.WriteAttributeString("errors", Number(counts.Errors));
        xml.WriteAttributeString("skipped", Number(skipped));
        xml.WriteAttributeString("timestamp", run.StartedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
        writeCases();
        xml.WriteEndElement();
    }

    private static void WriteVerdicts(XmlWriter xml, RunReport run)
    {
        foreach (Verdict verdict in run.Verdicts)
        {
            // What is not shown either way has neither passed nor failed.
            string element = verdict.Outcome switch
            {
                VerdictOutcome.Insufficient => "failure",
                VerdictOutcome.Inconclusive => "skipped",
                _ => "system-out",
            };
            WriteCaseStart(xml, $"{verdict.Small} is sufficient", run.Set, TimeSpan.Zero);
            WriteText(xml, element, verdict.Summary, string.Join('\n', verdict.Sentences));
            xml.WriteEndElement();
        }
    }

    private static void WriteCases(XmlWriter xml, RunReport run, ModelReport model)
    {
        foreach (EvalResult result in run.Source?.Of(model.Model) ?? [])
        {
            WriteCaseStart(xml, run.Repeats > 1 ? $"{result.Item} #{result.Repeat + 1}" : result.Item, $"{run.Set}.{result.Model}", result.Latency ?? TimeSpan.Zero);
            if (result.IsError)
            {
                WriteText(xml, "error", result.ErrorKind ?? "error", result.Error ?? string.Empty);
            }
            else if (result.Passed == false)
            {
                string[] why = [.. result.Metrics.Where(metric => metric is { Passed: false, Weight: > 0 }).Select(metric => $"{metric.Name}: {metric.Reason}")];
                WriteText(xml, "failure", why.FirstOrDefault() ?? "below its threshold", $"{string.Join('\n', why)}\nanswer: {result.Answer}");
            }

            xml.WriteEndElement();
        }
    }

    private static void WriteCaseStart(XmlWriter xml, string name, string place, TimeSpan took)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("classname", Clean(place));
        xml.WriteAttributeString("time", took.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
    }

    private static void WriteText(XmlWriter xml, string element, string message, string text)
    {
        xml.WriteStartElement(element);
        if (element != "system-out")
        {
            xml.WriteAttributeString("message", Clean(message));
        }

        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    // Answers may hold characters that no XML can.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not 0xfffe and not 0xffff) ? rune.ToString() : "\ufffd"));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
