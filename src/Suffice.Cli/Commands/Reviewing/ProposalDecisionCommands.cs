using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Agents.Approving;
using Suffice.Agents.Examples;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Evaluation.Offline;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary><c>suffice review approve</c>, <c>reject</c>, <c>rollback</c>, <c>cases</c>, <c>versions</c>: what does a person decide?</summary>
internal static class ProposalDecisionCommands
{
    /// <summary>Makes the commands.</summary>
    /// <returns>The commands.</returns>
    public static IEnumerable<Command> Make() => [Approve(), Reject(), Rollback(), Cases(), Versions()];

    private static Command Approve()
    {
        Command command = new("approve", "Approve a proposal that the gate passed: a new version of the file is written and watched.\n\nExample: suffice review approve P-2026-0001 --as ada");

        return Deciding(command, "PROPOSAL", "The proposal, such as P-2026-0001.", (desk, id, by, _) => desk.Approve(id, by), proposal => proposal.Version is { } version
            ? $"{proposal.Target.Agent}/{proposal.Target.File}@{version} holds, and is watched until {proposal.Watch!.Until:yyyy-MM-dd}; suffice review rollback {proposal.Id} takes it back"
            : $"{proposal.Id} is approved; what it advises is yours to do, and the pattern is watched until {proposal.Watch!.Until:yyyy-MM-dd}");
    }

    private static Command Reject()
    {
        Command command = new("reject", "Reject a proposal; the next try is told why.\n\nExample: suffice review reject P-2026-0001 --why \"the form asks for it from Friday on\"");

        return Deciding(command, "PROPOSAL", "The proposal, such as P-2026-0001.", (desk, id, by, why) => desk.Reject(id, by, why), proposal => $"{proposal.Id} is rejected");
    }

    private static Command Rollback()
    {
        Command command = new("rollback", "Take a change back: the text before it is written as a new version.\n\nExample: suffice review rollback ticket-triage/standards.md@11");

        return Deciding(command, "WHAT", "A proposal, or a version of a file.", (desk, what, by, why) => desk.Rollback(what, by, why), version => $"{version.File} is at version {version.Version}, {version.Why}");
    }

    private static Command Cases()
    {
        Argument<string> pattern = new("PATTERN") { Description = "The pattern, such as PT-3fa9c01b2e." };
        Option<string?> accept = new("--accept") { Description = "Stand behind what is to come of these cases: their ids or tickets, separated by commas, or all." };
        Option<string> policy = Options.Policy();
        Option<string> by = WorkFile.As();
        Option<bool> json = Options.Json();
        Command command = new(
            "cases",
            "The cases made of a pattern's tickets, and what is to come of each. The gate counts those alone that a person stands behind.\n\nExample: suffice review cases PT-3fa9c01b2e --accept all")
        {
            pattern, accept, policy, by, json,
        };
        command.SetAction(parsed => WorkFile.Use(parsed.GetValue(policy)!, (file, loaded) =>
        {
            Pattern found = new PatternBook(file).Find(parsed.GetValue(pattern)!);
            string folder = loaded.FindTask(found.Agent)?.Worker?.Folder ?? throw new CommandException(ExitCode.WrongUse, $"{found.Agent} has no folder in this policy, and so no cases");
            int accepted = parsed.GetValue(accept) is { } which ? PatternCases.Accept(folder, found.Id, which == "all" ? [] : [.. Options.Names(which)], parsed.GetValue(by)!) : 0;
            ImmutableArray<WorkerCase> cases = [.. CaseFiles.Read(folder).Cases.Where(one => one.Pattern == found.Id)];
            if (parsed.GetValue(json))
            {
                Json.Write(new { Pattern = found.Id, Accepted = accepted, Cases = cases.Select(one => new { one.Id, Ticket = one.Ticket.Id, Input = one.Ticket.Text, Reference = one.Reference?.Json, Checked = one.IsChecked }) });
            }
            else
            {
                WriteCases(cases, accepted);
            }

            return ExitCode.Fine;
        }));

        return command;
    }

    private static Command Versions()
    {
        Argument<string> task = new("TASK") { Description = "The worker." };
        Option<string> policy = Options.Policy();
        Option<bool> json = Options.Json();
        Command command = new("versions", "The versions of a worker's context files: who wrote each, when, why.\n\nExample: suffice review versions ticket-triage") { task, policy, json };
        command.SetAction(parsed => WorkFile.Use(parsed.GetValue(policy)!, (file, loaded) =>
        {
            ImmutableArray<ContextVersion> versions = DeskOf(file, loaded).HistoryOf(parsed.GetValue(task)!).Read();
            if (parsed.GetValue(json))
            {
                Json.Write(new { Versions = versions });
                return ExitCode.Fine;
            }

            Console.Out.WriteLine(versions.IsEmpty ? "no file was changed here yet; each is at version 1" : string.Join('\n', versions.Select(version =>
                Printable.Of($"{version.File}@{version.Version}  {version.At:yyyy-MM-dd HH:mm'Z'}  {version.By}  {version.Hash}  {version.Why}"))));

            return ExitCode.Fine;
        }));

        return command;
    }

    private static void WriteCases(ImmutableArray<WorkerCase> cases, int accepted)
    {
        foreach (WorkerCase one in cases)
        {
            string text = string.Join(' ', one.Ticket.Text.Split('\n'));
            Console.Out.WriteLine(Printable.Of($"{one.Id}  {(one.Counts ? "checked" : one.Reference is null ? "nobody said what is to come" : "waits for a person")}  {one.Reference?.Json.GetRawText()}  {(text.Length > 100 ? text[..100] + "…" : text)}"));
        }

        Console.Out.WriteLine($"{cases.Length} cases, {cases.Count(one => one.Counts)} checked{(accepted > 0 ? $", {accepted} of them now" : string.Empty)}");
    }

    private static Command Deciding<T>(Command command, string name, string description, Func<ProposalDesk, string, string, string, T> decide, Func<T, string> told)
        where T : class
    {
        Argument<string> what = new(name) { Description = description };
        Option<string> policy = Options.Policy();
        Option<string> by = WorkFile.As();
        Option<string> why = WorkFile.Why();
        Option<bool> json = Options.Json();
        command.Add(what);
        foreach (Option option in (Option[])[policy, by, why, json])
        {
            command.Add(option);
        }

        command.SetAction(parsed => WorkFile.Use(parsed.GetValue(policy)!, (file, loaded) =>
        {
            T decided = decide(DeskOf(file, loaded), parsed.GetValue(what)!, parsed.GetValue(by)!, parsed.GetValue(why)!);
            if (parsed.GetValue(json))
            {
                Json.Write(decided);
            }
            else
            {
                Console.Out.WriteLine(Printable.Of(told(decided)));
            }

            return ExitCode.Fine;
        }));

        return command;
    }

    private static ProposalDesk DeskOf(AgentsFile file, SufficePolicy policy) => new(new FixedPolicy(policy), file, TimeProvider.System);
}
