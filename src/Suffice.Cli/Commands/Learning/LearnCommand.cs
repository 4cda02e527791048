using System.CommandLine;

namespace Suffice.Cli.Commands.Learning;

/// <summary><c>suffice learn</c>: what recorded answers teach of when a small model suffices.</summary>
internal static class LearnCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        LearnInputs inputs = new();
        LadderLearning ladder = new(inputs);
        TableLearning table = new(inputs);
        TaskLearning tasks = new(inputs);
        Command command = new(
            "learn",
            "Fit an estimator on recorded answers and find when an answer may pass; 'suffice replay --gate calibrated --from DIR' measures it on others.\n\n"
            + "Example: suffice learn fit.jsonl --ladder small,large --agree other --risk 0.03 --out learned");
        inputs.AddTo(command);
        table.AddTo(command);
        tasks.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            if (tasks.IsAskedFor(parsed))
            {
                return inputs.SpeaksOfAnswers(parsed) || table.IsAskedFor(parsed)
                    ? throw new CommandException(ExitCode.WrongUse, "--tasks learns which task a call is; --ladder, --agree, --prices, --local and --table belong to what is learned of answers")
                    : tasks.RunAsync(parsed, cancellationToken);
            }

            return table.IsAskedFor(parsed) ? table.RunAsync(parsed, cancellationToken) : ladder.RunAsync(parsed, cancellationToken);
        });

        return command;
    }
}
