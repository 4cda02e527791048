using System.CommandLine;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Dashboard.Requests;
using Suffice.Dashboard.Times;
using Suffice.Reports;
using Suffice.Routing;
using Suffice.Tasks;
using Suffice.Watching.Demotions;

namespace Suffice.Cli.Commands.Shows;

/// <summary><c>suffice show request ID</c>, and with <c>--explain</c> what would happen to it today.</summary>
internal static class ShowRequest
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string> id = new("id") { Description = "The request, as header x-suffice-request told it." };
        Option<string> policy = Options.Policy();
        Option<bool> explain = new("--explain") { Description = "What would happen to it today, by the code that routes live calls; nothing is called." };
        Option<bool> json = Options.Json();
        Command command = new(
            "request", "One request through its cascade: route, each attempt, each finding, cost beside the counterfactual.\n\nExample: suffice show request req_01jd3n6h --explain")
        {
            id, explain, policy, json,
        };
        command.SetAction(parsed =>
        {
            using ShowInputs inputs = new(parsed, parsed.GetValue(policy)!, Period.Latest(Period.UsualDays, TimeProvider.System.GetUtcNow()));
            RequestFigures figures = new RequestReading(inputs.Policies, inputs.Ledger, ExplainOf(inputs), inputs.Time).Read(parsed.GetValue(id)!)
                ?? throw new CommandException(ExitCode.WrongUse, $"no request \"{parsed.GetValue(id)}\" is in the ledger; suffice show requests lists them");
            if (parsed.GetValue(json))
            {
                Json.Write(parsed.GetValue(explain) ? figures.Today : figures);
            }
            else if (parsed.GetValue(explain))
            {
                PageText.Write(Screen.Open(), WordsOf(figures.Today), []);
            }
            else
            {
                PageText.Write(Screen.Open(), LeadOf(figures), RequestTables.Of(figures));
            }

            return ExitCode.Fine;
        });

        return command;
    }

    private static ExplainReading ExplainOf(ShowInputs inputs)
    {
        // What a gateway would know after a restart: the fixed parts that earlier calls taught, and who is demoted.
        LearnedFingerprints learned = new();
        learned.Seed(inputs.Ledger.ReadFingerprints().Select(use => (use.Fingerprint, use.Task, use.Requests)));
        Router router = new(new TaskRecognizer(learned), inputs.Time, TrustFile.Beside(inputs.Policy.Ledger.Path).ReadTrust());

        return new ExplainReading(inputs.Policies, inputs.Ledger, (_, request, headers) => router.Decide(inputs.Policy, request, headers), inputs.Time);
    }

    private static IEnumerable<string> LeadOf(RequestFigures figures)
    {
        yield return $"{figures.Request.Id}, {figures.Request.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: {Files.EnumWord.Spaced(figures.Request.Outcome)}{(figures.Request.Path.Length > 0 ? $" by way {figures.Request.Path}" : null)}{(figures.Request.Reason.Length > 0 ? $" ({figures.Request.Reason})" : null)}";
        yield return $"cost {Figures.Usd(figures.Request.CostUsd)}, {figures.Request.BaselineModel ?? "the baseline"} alone {Figures.Usd(figures.Request.BaselineCostUsd)}, saved {Figures.Usd(figures.SavedUsd)}";
        yield return $"task {figures.Request.Task ?? "none"}: {figures.Request.SourceWhy}";
        if (figures.HowToKeep is { } how)
        {
            yield return $"prompt and answer are not kept: {how}";
        }

        if (figures.Request.RequestContent is { } prompt)
        {
            yield return $"prompt: {prompt}";
        }

        if (figures.Request.AnswerContent is { } answer)
        {
            yield return $"answer: {answer}";
        }
    }

    private static IEnumerable<string> WordsOf(ExplainFigures today)
    {
        yield return $"then (policy {today.PolicyThen}): {today.Then.Task ?? "no task"}, {today.Then.Why}; began on {today.Then.Start ?? "nothing"}, way {today.Then.Path}";
        yield return today.Untold is { } untold ? $"today: not told, {untold}"
            : today.Now is { } now ? $"today (policy {today.PolicyNow}): {now.Task ?? "no task"}, {now.Why}; begins on {now.Start ?? "nothing"}, rungs {string.Join(" > ", now.Rungs.Select(rung => rung.Model))}"
            : $"today: refused, {today.Refused}";
        foreach (string change in today.Changes)
        {
            yield return $"other than then: {change}";
        }
    }
}
