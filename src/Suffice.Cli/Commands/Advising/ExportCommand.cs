using System.CommandLine;
using System.Globalization;
using Suffice.Audit.Privacy;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Advising;
using Suffice.Evaluation.Advising.Training;
using Suffice.Files;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Advising;

/// <summary><c>suffice export</c>: a task's accepted answers as training lines, for whatever trains.</summary>
internal static class ExportCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string> task = new("task") { Description = "The task of the policy." };
        Option<string> policy = Options.Policy();
        Option<string> form = new("--form") { Description = "The form of the lines.", DefaultValueFactory = _ => EnumWord.Of(TrainingForm.Chat) };
        form.AcceptOnlyFromAmong([.. EnumWord.All<TrainingForm>()]);
        Option<string[]> from = new("--from") { Description = "Recordings to take examples from, and not the ledger.", AllowMultipleArgumentsPerToken = true };
        Option<string?> answers = new("--answers") { Description = "Of recordings: take the answers of this model though nobody judged them, or reference for the right answers. Default: answers of the ladder judged right, else the right answers." };
        Option<string?> since = new("--since") { Description = "Of the ledger: only calls since this day or time (UTC)." };
        Option<string> split = new("--split") { Description = "Parts to train on, to watch training by, and never seen: train,validation,test.", DefaultValueFactory = _ => "80,10,10" };
        Option<bool> prune = new("--prune") { Description = "Take out of system texts the lines that stand in nearly every call: a tuned model has learned them." };
        Option<bool> mask = new("--mask") { Description = "Mask personal data and secrets, as the audit does." };
        Option<bool> bare = new("--without-schema") { Description = "Leave the schema of the answer out of chat lines, for trainers that take messages and tools alone." };
        Option<bool> held = new("--keep-eval-items") { Description = "Keep calls that are the task's eval items: the tuned model can then not be measured by them." };
        Option<string> output = new("--out", "-o") { Description = "The folder to write to: train.jsonl, validation.jsonl, test.jsonl.", Required = true };
        Option<bool> force = new("--force") { Description = "Write over files that are there." };
        Option<bool> json = Options.Json();
        Command command = new(
            "export",
            "Write a task's accepted answers as training lines (OpenAI's, TRL's, Alpaca's, ShareGPT's forms; pairs for preference training): each different call once, divided by time and by conversation, its eval items kept out, with counts of what was left out and why. "
            + "Nothing is sent anywhere.\n\nExample: suffice export triage --form chat --out training --prune --mask")
        {
            task, policy, form, from, answers, since, split, prune, mask, bare, held, output, force, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string folder = OutputFolder.Require(parsed.GetValue(output)!);
            string[] files = [.. TrainingFiles.Names.Select(name => Path.Combine(folder, name))];
            Array.ForEach(files, file => OutputFile.Refuse(file, parsed.GetValue(force)));
            string path = parsed.GetValue(policy)!;
            SufficePolicy loaded = Policies.Load(path, new PolicyLoadOptions { WithoutCalibrations = true }).Policy!;
            TaskPolicy named = loaded.FindAny(parsed.GetValue(task)!) ?? throw Policies.NoTask(loaded, parsed.GetValue(task)!);
            TrainingOptions asked = new()
            {
                Form = EnumWord.Read<TrainingForm>(parsed.GetValue(form)!)!.Value,
                Recordings = Recordings.Existing(parsed.GetValue(from) ?? []),
                Answers = parsed.GetValue(answers),
                Since = Options.Time("--since", parsed.GetValue(since)),
                Shares = SharesOf(parsed.GetValue(split)!),
                Prune = parsed.GetValue(prune),
                WithSchema = !parsed.GetValue(bare),
                KeepHeldOut = parsed.GetValue(held),
                Mask = parsed.GetValue(mask) ? PersonalDataMask.Mask : null,
            };
            DemandSense(asked);
            TrainingLines made = await ProgressLine.WhileAsync("reading calls", () => new TrainingMaker(path, loaded).MakeAsync(named, asked, cancellationToken), cancellationToken).ConfigureAwait(false);
            TrainingFiles written = TrainingFiles.Write(folder, made, parsed.GetValue(force));
            if (parsed.GetValue(json))
            {
                Json.Write(written);
            }
            else
            {
                TrainingTable.Write(Screen.Open(), written);
            }

            return ExitCode.Fine;
        });

        return command;
    }

    private static void DemandSense(TrainingOptions asked)
    {
        if (asked.Recordings.Count == 0 && asked.Answers is not null)
        {
            throw new CommandException(ExitCode.WrongUse, "--answers says whose answers of a recording are taken: name one with --from, or leave it out for the ledger's accepted answers");
        }

        if (asked.Recordings.Count > 0 && asked.Since is not null)
        {
            throw new CommandException(ExitCode.WrongUse, "--since is for the ledger: a recording's calls have no times");
        }
    }

    private static SplitShares SharesOf(string text)
    {
        int[] parts = [.. text.Split(',').Select(part => int.TryParse(part, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int share) && share <= 1_000_000 ? share : -1)];

        return parts is [> 0, >= 0, >= 0]
            ? new SplitShares(parts[0], parts[1], parts[2])
            : throw new CommandException(ExitCode.WrongUse, $"--split {text}: three whole numbers are wanted, the first above 0, such as 80,10,10");
    }
}
