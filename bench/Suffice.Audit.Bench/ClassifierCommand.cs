using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Suffice.Audit.Bench.Labelled;
using Suffice.Audit.Bench.Measures;
using Suffice.Audit.Readiness;
using Suffice.Audit.Structure;
using Suffice.Chat;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Audit.Bench;

/// <summary>Measures the classifier of tasks and the statements of readiness.</summary>
internal static class ClassifierCommand
{
    private const string NoKind = "(no clear type)";
    private static readonly CallClassifier Classifier = new();

    public static int Run(string[] options)
    {
        if (RecordedPacks.Find() is not { } packs)
        {
            Console.Error.WriteLine("The recorded prompts are not here: set SUFFICE_SHARED to the folder that holds data/, or put it beside the checkout as shared/.");
            return 2;
        }

        ImmutableArray<LabelledCall> calls = LabelledCalls.Read(packs);
        (LabelledCall Call, string Judged)[] judged = [.. calls.Select(call => (call, Judge(call)))];
        foreach (bool leftOut in (ReadOnlySpan<bool>)[false, true])
        {
            string which = leftOut ? "Left out" : "Development";
            WriteTypes(which, [.. judged.Where(item => item.Call.IsLeftOut == leftOut)]);
            WriteReadiness(which, [.. calls.Where(call => call.IsLeftOut == leftOut && call.Readiness is not null)], options.Contains("--errors") && !leftOut);
        }

        if (options.Contains("--errors"))
        {
            WriteErrors(judged);
        }

        WriteTime(calls);
        return 0;
    }

    private static string Judge(LabelledCall call) =>
        Classifier.Classify(call.Request, [], Classifier.ReadFixed(call.Request), 0).Type?.ToString() ?? NoKind;

    private static void WriteTypes(string which, (LabelledCall Call, string Judged)[] judged)
    {
        Console.WriteLine($"## {which}: kind of task\n");
        Confusion all = new();
        foreach (IGrouping<string, (LabelledCall Call, string Judged)> dataset in judged.GroupBy(item => item.Call.Dataset))
        {
            // A dataset counts alike for each kind it has, however many calls were taken from it.
            foreach (IGrouping<string, (LabelledCall Call, string Judged)> kind in dataset.GroupBy(item => item.Call.Type.ToString()))
            {
                foreach ((_, string answer) in kind)
                {
                    all.Add(kind.Key, answer, Weight(dataset.Key, kind.Count()));
                }
            }
        }

        MarkdownTable.Write(["dataset", "calls", "right", "95%", "no clear type"], judged.GroupBy(item => item.Call.Dataset).Select(DatasetRow));
        Console.WriteLine(Invariant($"Macro-F1 {all.MacroF1:0.000}, accuracy {all.Accuracy:0.000} (datasets weighted, see docs/classifier.md); of all {judged.Length} calls {judged.Count(item => item.Judged == item.Call.Type.ToString()) / (double)judged.Length:0.000} right\n"));
        WriteConfusion(all);
    }

    // Each dataset gives every kind that it has up to 100 calls' weight.
    private static double Weight(string dataset, int calls) => dataset.Length == 0 ? 0 : Math.Min(1, 100.0 / calls);

    private static string[] DatasetRow(IGrouping<string, (LabelledCall Call, string Judged)> dataset)
    {
        int right = dataset.Count(item => item.Judged == item.Call.Type.ToString());
        Interval interval = WilsonInterval.Of(right, dataset.Count());
        double unclear = dataset.Count(item => item.Judged == NoKind) / (double)dataset.Count();
        return [dataset.Key, Invariant($"{dataset.Count()}"), Invariant($"{right / (double)dataset.Count():0.000}"), Invariant($"{interval.Low:0.000} to {interval.High:0.000}"), Invariant($"{unclear:0.000}")];
    }

    private static void WriteConfusion(Confusion confusion)
    {
        string[] judgements = [.. confusion.Truths.Union(confusion.Judgements)];
        MarkdownTable.Write(
            ["true \\ judged", .. judgements, "F1"],
            confusion.Truths.Select(truth => (string[])[truth, .. judgements.Select(answer => confusion[truth, answer] == 0 ? "" : Invariant($"{confusion[truth, answer]:0}")), Invariant($"{confusion.F1(truth):0.00}")]));
    }

    private static void WriteReadiness(string which, LabelledCall[] calls, bool errors)
    {
        Console.WriteLine($"## {which}: readiness of tasks\n");
        Confusion all = new();
        foreach (IGrouping<string, LabelledCall> task in calls.GroupBy(call => call.Form))
        {
            ReadinessStatement statement = ReadinessJudge.Judge(TaskTally.Of(Classifier, [.. task]));
            all.Add(task.First().Readiness!.Value.ToString(), statement.Verdict.ToString());
            if (errors && statement.Verdict != task.First().Readiness)
            {
                Console.WriteLine($"{task.Key}: should be {task.First().Readiness}: {statement.Sentence}");
            }
        }

        Interval interval = WilsonInterval.Of((long)Math.Round(all.Accuracy * all.Total), (long)all.Total);
        Console.WriteLine(Invariant($"{all.Total} tasks: accuracy {all.Accuracy:0.000} ({interval.Low:0.000} to {interval.High:0.000}), macro-F1 {all.MacroF1:0.000}, kappa {all.Kappa:0.000}\n"));
        WriteConfusion(all);
    }

    private static void WriteErrors((LabelledCall Call, string Judged)[] judged)
    {
        foreach ((LabelledCall call, string answer) in judged.Where(item => !item.Call.IsLeftOut && item.Judged != item.Call.Type.ToString()).DistinctBy(item => item.Call.Form + item.Judged + (item.Call.Readiness is null ? item.Call.GetHashCode() : 0)))
        {
            string prompt = string.Join(" // ", call.Request.Messages.Select(message => message.Text)).ReplaceLineEndings(" ");
            Console.WriteLine($"[{call.Form}] {call.Type} judged {answer}: {prompt[..Math.Min(220, prompt.Length)]}");
            Console.WriteLine($"    {string.Join("; ", Suffice.Classifier.RuleTaskClassifier.Classify(call.Request).Evidence.Select(sign => $"{sign.Type} {sign.Points} {sign.Sign}"))}");
        }
    }

    // The hot path of an audit: calls of some two thousand characters whose fixed part was read before, and calls that have none.
    private static void WriteTime(ImmutableArray<LabelledCall> calls)
    {
        Console.WriteLine("## Time\n");
        string filler = string.Concat(calls.Where(call => call.Form == "gsm8k_routellm").Take(40).Select(call => call.Request.Messages[0].Text + "\n"));
        ChatRequest instructed = Padded(calls.First(call => call is { Dataset: "development forms", Request.Messages: [{ Role: ChatRole.System }, _] }).Request, filler);
        ChatRequest bare = Padded(calls.First(call => call.Form == "it_tickets_llm").Request, filler) with { Format = null };
        MarkdownTable.Write(
            ["call of about 2,000 characters", "µs", "bytes allocated"],
            [Timed("instructions in the system text, read before", instructed), Timed("instructions in the user's message", bare)]);
    }

    private static ChatRequest Padded(ChatRequest request, string filler)
    {
        ChatMessage last = request.Messages[^1];
        return request with { Messages = request.Messages.SetItem(request.Messages.Length - 1, ChatMessage.Of(last.Role, last.Text + "\n" + filler[..(2000 - last.Text.Length)])) };
    }

    private static string[] Timed(string what, ChatRequest request)
    {
        const int Calls = 5_000;
        FixedSigns fixedSigns = Classifier.ReadFixed(request);
        double best = double.MaxValue;
        long allocated = 0;
        for (int round = 0; round < 20; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Calls; i++)
            {
                Classifier.Classify(request, [], fixedSigns, 0);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Calls);
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
        }

        return [what, Invariant($"{best:0.0}"), Invariant($"{allocated}")];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
