using Microsoft.AspNetCore.Http;
using Suffice.Callers;
using Suffice.Chat;
using Suffice.Files;

namespace Suffice.Gateway.Access;

/// <summary>Why a page is not shown, for a person.</summary>
/// <param name="Status">The status.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
internal sealed record PageRefusal(int Status, string Title, string Message)
{
    /// <summary>Nobody is signed in, and what is asked for cannot be asked again after signing in.</summary>
    public static PageRefusal SignedOut { get; } = new(401, "You are signed out", "Nothing was changed. Sign in, and do it again.");

    /// <summary>A form does not carry what only a page of this gateway, shown to the same person, can put into it.</summary>
    public static PageRefusal WrongToken { get; } = new(
        400, "This form cannot be taken", "It is older than your session, or it was not sent by a page of this gateway. Nothing was changed. Open the page again, and do it there.");

    /// <summary>Something broke on our side.</summary>
    public static PageRefusal Broken { get; } = new(500, "Something broke", "The page could not be made; the gateway's log says why. Calls go on.");

    /// <summary>What a program would be told.</summary>
    /// <param name="error">Why a call may not come in.</param>
    /// <returns>The refusal.</returns>
    public static PageRefusal Of(ChatError error) => new(
        error.Status,
        error.Status switch
        {
            StatusCodes.Status401Unauthorized => "This key is not known",
            StatusCodes.Status403Forbidden => "A page of another site asked",
            StatusCodes.Status421MisdirectedRequest => "This is not a name of the gateway",
            _ => "This cannot be done",
        },
        error.Message);

    /// <summary>The person's role is not enough.</summary>
    /// <param name="caller">The person.</param>
    /// <param name="needed">The least role that is.</param>
    /// <returns>The refusal.</returns>
    public static PageRefusal RoleTooLow(Caller caller, CallerRole needed)
    {
        string role = EnumWord.Of(needed);
        string held = caller.Role is { } has ? $"has the role {EnumWord.Of(has)}" : "is a caller's, for calls of models";

        return new PageRefusal(403, $"This page needs the role {role}", $"Your key {held}. An admin makes one with: suffice keys create NAME --role {role}");
    }
}

/// <summary>Shows why a page is not shown.</summary>
/// <param name="context">The HTTP call.</param>
/// <param name="refusal">Why.</param>
/// <returns>When written.</returns>
internal delegate Task ShowRefusal(HttpContext context, PageRefusal refusal);
