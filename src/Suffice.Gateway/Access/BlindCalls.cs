using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Agents.Queue;
using Suffice.Callers;
using Suffice.Policy;

namespace Suffice.Gateway.Access;

/// <summary>Knows what a person is still to judge without knowing what the machine says: until it is decided, that is for the role admin, and for programs.</summary>
/// <param name="file">What workers and people said; may not be there yet.</param>
/// <param name="tickets">The tickets that wait for such a judgement.</param>
/// <param name="policies">The policy in force.</param>
internal sealed class BlindCalls(AgentsFile file, BlindTickets tickets, IPolicySource policies)
{
    private IEnumerable<string> Workers => policies.Current.Tasks.Where(task => task.Worker is not null).Select(task => task.Name);

    /// <summary>Whether what came of a call is not to be told.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">The ledger's row.</param>
    /// <returns>True when it is not, or when that cannot be found out.</returns>
    public bool Hides(Caller caller, string request)
    {
        try
        {
            return MayJudge(caller) && File.Exists(file.Path) && tickets.HasCall(Workers, request);
        }
        catch (SqliteException)
        {
            return true;
        }
    }

    /// <summary>Notes on an HTTP call that what it asks for is not to be told, whatever the caller's role reads elsewhere.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="request">The ledger's row.</param>
    public void Note(HttpContext context, string request)
    {
        if (Hides(context.Caller(), request))
        {
            context.Features.Set(new HiddenAnswer());
        }
    }

    /// <summary>The verdicts that are not told.</summary>
    /// <param name="caller">Who asks.</param>
    /// <returns>Their ids.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public IReadOnlySet<string> VerdictsHiddenFrom(Caller caller) => MayJudge(caller) ? tickets.Verdicts(Workers) : FrozenSet<string>.Empty;

    /// <summary>Whether a verdict is not told.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="verdict">Its id.</param>
    /// <returns>True when it is not.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public bool HidesVerdict(Caller caller, string verdict) => MayJudge(caller) && tickets.HasVerdict(Workers, verdict);

    // A program that has no role asks a worker so as to use the verdict; a person of another role than admin may be handed the ticket.
    private static bool MayJudge(Caller caller) => caller is { Role: not null, IsAdmin: false };
}

/// <summary>Stands on an HTTP call whose answer is withheld.</summary>
internal sealed class HiddenAnswer;
