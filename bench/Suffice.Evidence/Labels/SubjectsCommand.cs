using System.CommandLine;
using Suffice.Evidence.Aims;

namespace Suffice.Evidence.Labels;

/// <summary><c>subjects</c>: does a local classifier know a question's subject?</summary>
internal static class SubjectsCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> seeds = new("--seeds") { DefaultValueFactory = _ => 1 };
        Command command = new("subjects", "A local classifier of 57 subjects, measured on questions it did not see.") { seeds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int times = parsed.GetValue(seeds);
            if (await LabelPack.Subjects.ReadAsync(cancellationToken) is not { } questions)
            {
                return;
            }

            AimTable.Begin($"Trained on four folds of {questions.Length} questions, measured on the fifth; {times} seeds.");
            (double, bool)[][] guessed = [.. Enumerable.Range(0, times).Select(seed => LabelFolds.Of(questions, seed, cancellationToken))];
            Aim accuracy = new(LabelPack.Subjects.Name, "accuracy", Target: 0.78);
            AimTable.Write(accuracy, Figure.Of(guessed, items => items.Average(i => i.Item2 ? 1.0 : 0)));
            LabelFigures.WriteSize(questions, cancellationToken);
        });

        return command;
    }
}
