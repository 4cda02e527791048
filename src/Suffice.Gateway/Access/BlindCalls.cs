using Microsoft.AspNetCore.Http;
using Suffice.Agents.Keeping;
using Suffice.Agents.Working;
using Suffice.Callers;

namespace Suffice.Gateway.Access;

/// <summary>Knows which calls tell what a person is still to judge without knowing it: their answer is for the role admin until then.</summary>
/// <param name="file">What workers and people said; may not be there yet.</param>
/// <param name="verdicts">The verdicts in it.</param>
internal sealed class BlindCalls(AgentsFile file, VerdictStore verdicts)
{
    /// <summary>Whether a call's answer is not to be told.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">The ledger's row.</param>
    /// <returns>True when it is not.</returns>
    public bool Hides(Caller caller, string request) => !caller.IsAdmin && File.Exists(file.Path) && verdicts.IsBlind(request);

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
}

/// <summary>Stands on an HTTP call whose answer is withheld.</summary>
internal sealed class HiddenAnswer;
