using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Agents.Proposing;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Improving;

/// <summary>Maps what was noted and which of it repeats. Any key that calls may note a weakness; people of any role read, reviewers say what becomes of a pattern, admins decide of proposals.</summary>
internal static class ImprovingEndpoints
{
    private const string Group = "improving";

    /// <summary>Maps it.</summary>
    /// <param name="application">Where.</param>
    public static void Map(WebApplication application)
    {
        ObservationsApi observations = application.Services.GetRequiredService<ObservationsApi>();
        PatternsApi patterns = application.Services.GetRequiredService<PatternsApi>();
        application.Serve("GET", "/api/observations", observations.ListAsync)
            .Answers<ObservationList>(Group, "The weaknesses that agents and people noted.", [.. ObservationsApi.Parameters]).ForViewers().Withholding("quote");
        application.Serve("POST", "/api/observations", observations.AppendAsync)
            .Speaks(Group, "Notes weaknesses: {\"observations\": [{agent, code, field, context_item, quote, trace, ticket, by, at}]}. What was noted before changes nothing.", takesBody: true).ForCallers();
        application.Serve("GET", "/api/patterns", patterns.ListAsync)
            .Answers<PatternList>(Group, "The weaknesses that repeat: the figures of suffice review patterns --json.", [.. PatternsApi.Parameters]).ForViewers().Withholding("quote");
        ProposalsApi proposals = application.Services.GetRequiredService<ProposalsApi>();
        application.Serve("GET", "/api/proposals", proposals.ListAsync)
            .Answers<ProposalList>(Group, "The proposed changes of context files: the records of suffice review proposals --json.", [.. ProposalsApi.Parameters]).ForViewers().Withholding("quote");
        application.Serve("GET", "/api/proposals/{id}", proposals.FindAsync)
            .Answers<Proposal>(Group, "One proposal: the change, its evidence, what it costs and what trying it showed.").ForViewers().Withholding("quote");
        DecideOf(application, "approve", proposals.ApproveAsync, "Approves a proposal that the gate passed; a new version of the file is written: {as}.");
        DecideOf(application, "reject", proposals.RejectAsync, "Rejects a proposal: {as, why}.");
        DecideOf(application, "rollback", proposals.RollbackAsync, "Takes a proposal's change back: {as, why}.");
        Decide(application, "cases", proposals.AcceptCasesAsync, "Stands behind what is to come of a pattern's cases: {cases: ids or tickets, none for all, as}.");
        Decide(application, "snooze", patterns.SnoozeAsync, "Looks at a pattern no more until a day: {until, as, why}.");
        Decide(application, "merge", patterns.MergeAsync, "Counts a pattern with another: {into, as, why}.");
        Decide(application, "close", patterns.CloseAsync, "Closes a pattern: {reason: resolved or not_useful, as, why}.");
        Decide(application, "reopen", patterns.ReopenAsync, "Opens a pattern again: {as, why}.");
    }

    private static void DecideOf(WebApplication application, string what, RequestDelegate handler, string summary) =>
        application.Serve("POST", $"/api/proposals/{{id}}/{what}", handler).Speaks(Group, summary, takesBody: true).ForAdmins();

    private static void Decide(WebApplication application, string what, RequestDelegate handler, string summary) =>
        application.Serve("POST", $"/api/patterns/{{id}}/{what}", handler).Speaks(Group, summary, takesBody: true).ForReviewers();
}
