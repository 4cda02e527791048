using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Suffice.Confidence;
using Suffice.Evidence.Recorded;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;

namespace Suffice.Evidence.Aims;

/// <summary><c>scores</c>: what does an estimate cost?</summary>
internal static class ScoresCommand
{
    private const int Rounds = 5;

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Command command = new("scores", "What an estimate takes: microseconds a score, bytes on disk, seconds to fit.");
        command.SetAction(async (_, cancellationToken) =>
        {
            Console.WriteLine("One thread; microseconds are the median of five rounds over every call, the reading of its text included.");
            Console.WriteLine();
            Console.WriteLine("| recordings | calls | characters a call | before, µs | after, µs | with a second, µs | KiB on disk | fitted in, s |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|");
            foreach (LadderPack pack in new[]
            {
                LadderPack.Mmlu, LadderPack.Gsm8k, LadderPack.Tickets,
                new LadderPack("tool calls 4o-mini-FC (+ haiku) > 4o-FC", "bfcl", "gpt-4o-mini-2024-07-18-FC", "gpt-4o-2024-08-06-FC") { Second = "claude-3-haiku-20240307" },
            })
            {
                if (await pack.ReadAsync(cancellationToken) is not { } calls)
                {
                    return;
                }

                Write(pack.Name, calls, cancellationToken);
            }
        });

        return command;
    }

    private static void Write(string name, IReadOnlyList<LabelledCall> calls, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        LadderEstimator estimator = LadderLearner.Fit(calls, new LadderLearning(), cancellationToken);
        double fitting = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using MemoryStream file = new();
        estimator.Save(file);
        AnswerSignals? Signals(LabelledCall call, bool withSecond) => call.Rungs[0].Answer is { } answer && (!withSecond || call.Second?.Answer is not null)
            ? new AnswerSignals(call.Request, 0, answer) { Findings = call.Rungs[0].Findings, Second = withSecond ? call.Second!.Answer : null }
            : null;
        string before = Microseconds(calls, call => estimator.Before(call.Request, 0));
        string after = estimator.HasAfter ? Microseconds(calls, call => estimator.After(Signals(call, false)!)) : string.Empty;
        string second = estimator.HasSecond ? Microseconds(calls, call => estimator.After(Signals(call, true)!)) : string.Empty;
        double characters = calls.Average(call => call.Request.ConversationText().Length);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {calls.Count} | {characters:0} | {before} | {after} | {second} | {file.Length / 1024.0:0} | {fitting:0.0} |"));
    }

    private static string Microseconds(IReadOnlyList<LabelledCall> calls, Func<LabelledCall, AnswerEstimate?> estimate)
    {
        double[] rounds = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            foreach (LabelledCall call in calls)
            {
                estimate(call);
            }

            rounds[round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls.Count;
        }

        Array.Sort(rounds);

        return rounds[Rounds / 2].ToString("0", CultureInfo.InvariantCulture);
    }
}
