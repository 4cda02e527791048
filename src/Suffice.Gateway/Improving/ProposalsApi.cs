using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Suffice.Agents.Approving;
using Suffice.Agents.Examples;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Callers;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;
using Suffice.Gateway.Calls;
using Suffice.Policy;

namespace Suffice.Gateway.Improving;

/// <summary>What is proposed, and what a person decides of it: the records of <c>suffice review proposals --json</c>.</summary>
internal sealed class ProposalsApi(ProposalDesk desk, PatternBook book, IPolicySource policies)
{
    private static readonly QueryParameter All = new("all", "Decided ones too.", QueryForm.Flag);

    /// <summary>What the list may be asked.</summary>
    public static ImmutableArray<QueryParameter> Parameters { get; } = [All];

    /// <summary>Handles <c>GET /api/proposals</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task ListAsync(HttpContext context)
    {
        ApiQuery asked = new(context.Request.Query, Parameters);
        bool all = asked.Flag(All) ?? false;

        return asked.Error is { } wrong
            ? ApiAnswer.RefuseAsync(context, wrong)
            : ImprovingAnswer.WriteAsync(context, () => new ProposalList([.. desk.Proposals.List().Where(proposal => all || proposal.IsOpen)]));
    }

    /// <summary>Handles <c>GET /api/proposals/{id}</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task FindAsync(HttpContext context) => ImprovingAnswer.WriteAsync(context, () => desk.Proposals.Find(IdOf(context)));

    /// <summary>Handles <c>POST /api/proposals/{id}/approve</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task ApproveAsync(HttpContext context) => DecideAsync(context, (id, said, by) => desk.Approve(id, by));

    /// <summary>Handles <c>POST /api/proposals/{id}/reject</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task RejectAsync(HttpContext context) => DecideAsync(context, (id, said, by) => desk.Reject(id, by, said.Why ?? string.Empty));

    /// <summary>Handles <c>POST /api/proposals/{id}/rollback</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task RollbackAsync(HttpContext context) => DecideAsync(context, (id, said, by) => desk.Rollback(id, by, said.Why ?? string.Empty));

    /// <summary>Handles <c>POST /api/patterns/{id}/cases</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task AcceptCasesAsync(HttpContext context) => DecideAsync(context, (id, said, by) =>
    {
        Pattern pattern = book.Find(id);
        string folder = policies.Current.FindTask(pattern.Agent)?.Worker?.Folder ?? throw new ObservationException($"{pattern.Agent} has no folder in this policy, and so no cases");

        return new CasesAccepted(pattern.Id, PatternCases.Accept(folder, pattern.Id, said.Cases ?? [], by));
    });

    private static string NameOf(HttpContext context, string? said) =>
        ActingName.Of(said, context.Caller(), static wrong => new ProposalException(wrong)) ?? Caller.AdminName;

    private static async Task DecideAsync<T>(HttpContext context, Func<string, PostedApproval, string, T> decide)
    {
        if (await PostedBody.ReadAsync<PostedApproval>(context).ConfigureAwait(false) is { } said)
        {
            await ImprovingAnswer.WriteAsync(context, () => decide(IdOf(context), said, NameOf(context, said.As))).ConfigureAwait(false);
        }
    }

    private static string IdOf(HttpContext context) => context.Request.RouteValues["id"] as string ?? string.Empty;
}

/// <summary>What is decided, as posted.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PostedApproval
{
    /// <summary>Who decides.</summary>
    public string? As { get; init; }

    /// <summary>Why.</summary>
    public string? Why { get; init; }

    /// <summary>Which cases; none for all.</summary>
    public ImmutableArray<string>? Cases { get; init; }
}

/// <summary>Proposals.</summary>
/// <param name="Proposals">The proposals, the latest first.</param>
internal sealed record ProposalList(ImmutableArray<Proposal> Proposals);

/// <summary>Cases that a person stands behind now.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Accepted">How many that were not checked before.</param>
internal sealed record CasesAccepted(string Pattern, int Accepted);
