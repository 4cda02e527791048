using System.CommandLine;
using Suffice.Evidence.Aims;
using Suffice.Learning.Labels;

namespace Suffice.Evidence.Labels;

/// <summary><c>tickets</c>: how good is a local rung on tickets and intents?</summary>
internal static class TicketsCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> seeds = new("--seeds") { DefaultValueFactory = _ => 3 };
        Option<bool> others = new("--others") { Description = "Other packs of tickets and intents too." };
        Command command = new("tickets", "A local rung trained on labels of tickets, measured on tickets it did not see.") { seeds, others };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int times = parsed.GetValue(seeds);
            if (await LabelPack.Tickets.ReadAsync(cancellationToken) is not { } tickets)
            {
                return;
            }

            AimTable.Begin($"Trained on four folds, measured on the fifth; {times} seeds. Everything is chosen inside the training folds.");
            (double, bool)[][] guessed = [.. Enumerable.Range(0, times).Select(seed => LabelFolds.Of(tickets, seed, cancellationToken))];
            LabelFigures.Write(LabelPack.Tickets.Name, guessed, (0.830, 0.85), (0.024, 0.02), (0.84, 0.88));
            WriteFew(tickets, cancellationToken);
            foreach (LabelPack pack in parsed.GetValue(others) ? LabelPack.Others : [])
            {
                LabelExample[] examples = (await pack.ReadAsync(cancellationToken))!;
                LabelFigures.Write($"{pack.Name} ({examples.Length})", [LabelFolds.Of(examples, 0, cancellationToken)]);
            }

            LabelFigures.WriteSize(tickets, cancellationToken);
        });

        return command;
    }

    private static void WriteFew(LabelExample[] tickets, CancellationToken cancellationToken)
    {
        foreach (int count in new[] { 50, 100, 200, 400, 800 })
        {
            double[] accuracies = [.. Enumerable.Range(0, 10).Select(seed => LabelFolds.FromFew(tickets, count, seed, cancellationToken).Average(i => i.IsRight ? 1.0 : 0))];
            Aim aim = count == 200 ? new Aim(LabelPack.Tickets.Name, "accuracy from 200 labels, 10 draws", 0.65, 0.70) : new Aim(LabelPack.Tickets.Name, $"accuracy from {count} labels, 10 draws");
            AimTable.Write(aim, new Figure(accuracies.Average(), null));
        }
    }
}
