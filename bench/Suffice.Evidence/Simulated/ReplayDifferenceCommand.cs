using System.CommandLine;
using System.Globalization;
using Suffice.Evaluation.Simulating;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evidence.Simulated;

/// <summary><c>replay-difference</c>: does asking only where two policies disagree say what asking everywhere says, and with how many calls?</summary>
internal static class ReplayDifferenceCommand
{
    private static readonly PolicyChange[] Changes =
    [
        new("tool calls: sonnet-3 between haiku and sonnet-3.5", "bfcl", "a, c", "a, b, c", "structural", "structural", "claude-3-haiku-20240307", "claude-3-sonnet-20240229", "claude-3-5-sonnet-20240620"),
        new("tool calls: 4o-mini first instead of haiku", "bfcl", "a, c", "b, c", "structural", "structural", "claude-3-haiku-20240307", "gpt-4o-mini-2024-07-18", "claude-3-5-sonnet-20240620"),
        new("tool calls: haiku must agree with 4o-mini", "bfcl", "a, c", "a, c", "structural", "[ tool_call, agreement: { with: b } ]", "claude-3-haiku-20240307", "gpt-4o-mini-2024-07-18", "claude-3-5-sonnet-20240620"),
        new("tickets: flash-lite must agree with 4o-mini", "it_tickets_llm", "a, c", "a, c", "structural", "[ json_schema, agreement: { with: b } ]", "gemini-2.5-flash-lite", "gpt-4o-mini", "gemini-2.5-flash-lite (reasoning 8192)"),
        new("sums as JSON: 4o-mini need not agree with llama-3-70b", "gsm8k_json_zeroeval", "a, c", "a, c", "[ agreement: { with: b, fields: [$.answer] } ]", "structural", "gpt-4o-mini-2024-07-18", "Meta-Llama-3-70B-Instruct", "gpt-4o-2024-08-06"),
    ];

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Command command = new("replay-difference", "Two policies on recorded packs: the difference by asking only where they disagree, beside a full replay's; calls saved; paired and unpaired intervals.");
        command.SetAction(async (_, cancellationToken) =>
        {
            if (RecordedPacks.Find() is not { } folder)
            {
                Console.Error.WriteLine("the recorded answers are not here: set SUFFICE_SHARED to the folder that holds data/");
                return;
            }

            Console.WriteLine("The log holds what the policy in force asked; everything else is asked anew of the pack. Cost and quality: the new policy's less that in force.");
            Console.WriteLine("| change | calls | another answer | cost | quality, paired [95%] | unpaired [95%] | width | asked by a full replay | by differences | saved | the same to the last cent and verdict |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
            foreach (PolicyChange change in Changes)
            {
                Console.WriteLine(Row(change, await new TwoReplays(change, folder).RunAsync(cancellationToken)));
            }
        });

        return command;
    }

    private static string Row(PolicyChange change, ComparedReplays replays)
    {
        SimulatedTask whole = replays.Whole.Total;
        PairedQuality quality = whole.Quality;
        Interval paired = quality.Difference95!.Value;
        Interval unpaired = Unpaired(quality);
        bool isSame = whole == replays.Part.Total && whole == replays.Recorded.Total;

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {change.Name} | {whole.Exact} | {whole.Differing} | {(whole.HighUsd / whole.NowUsd) - 1:+0.0%;-0.0%} | {Points(quality.Difference!.Value)} {Ends(paired)} | {Ends(unpaired)} | {(paired.High - paired.Low) / (unpaired.High - unpaired.Low):0.00} of it | {replays.Whole.Replayed!.Asked} | {replays.Part.Replayed!.Asked} | {1 - ((double)replays.Part.Replayed.Asked / replays.Whole.Replayed.Asked):0%} | {(isSame ? "yes" : "NO")} |");
    }

    // Newcombe's interval for two independent shares (1998, method 10): what the same calls would say if nobody knew that they are the same.
    private static Interval Unpaired(PairedQuality quality)
    {
        (Interval now, Interval next) = (Wilson(quality.Now!.Value, quality.Calls), Wilson(quality.Next!.Value, quality.Calls));
        double difference = quality.Next.Value - quality.Now.Value;

        return new Interval(
            difference - Math.Sqrt(Math.Pow(quality.Next.Value - next.Low, 2) + Math.Pow(now.High - quality.Now.Value, 2)),
            difference + Math.Sqrt(Math.Pow(next.High - quality.Next.Value, 2) + Math.Pow(quality.Now.Value - now.Low, 2)));
    }

    private static Interval Wilson(double share, long calls) => WilsonInterval.Of((long)Math.Round(share * calls), calls);

    private static string Points(double share) => share.ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture);

    private static string Ends(Interval interval) => $"[{Points(interval.Low)}, {Points(interval.High)}]";
}
