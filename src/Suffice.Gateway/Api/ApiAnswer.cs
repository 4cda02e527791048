using Microsoft.AspNetCore.Http;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Files;
using Suffice.Gateway.Answers;
using Suffice.Ledger;

namespace Suffice.Gateway.Api;

/// <summary>Writes what the management API answers.</summary>
internal static class ApiAnswer
{
    private static readonly ErrorWriter Errors = new(ChatWires.OpenAI);

    /// <summary>Writes a value, without what is withheld from whoever asks; no cache on the way may keep it.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="context">The HTTP call.</param>
    /// <param name="value">The value.</param>
    /// <returns>When written.</returns>
    public static Task WriteAsync<T>(HttpContext context, T value)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";

        return WithheldContent.From(context) is { } withheld
            ? context.Response.WriteAsJsonAsync(withheld.Without(value), MachineJson.Options, context.RequestAborted)
            : context.Response.WriteAsJsonAsync(value, MachineJson.Options, context.RequestAborted);
    }

    /// <summary>Writes what the ledger says, or why it says nothing.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="context">The HTTP call.</param>
    /// <param name="read">Reads it; <see langword="null"/> when it is not there.</param>
    /// <param name="absent">What is told then.</param>
    /// <returns>When written.</returns>
    public static Task WriteReadAsync<T>(HttpContext context, Func<T?> read, ChatError? absent = null)
        where T : class
    {
        T? value;
        try
        {
            value = read();
        }
        catch (LedgerException sick)
        {
            return RefuseAsync(context, new ChatError(503, sick.Message) { Code = "ledger_unreadable" });
        }

        return value is null && absent is not null ? RefuseAsync(context, absent) : WriteAsync(context, value);
    }

    /// <summary>Writes an error.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="error">The error.</param>
    /// <returns>When written.</returns>
    public static Task RefuseAsync(HttpContext context, ChatError error) => Errors.WriteAsync(context, error);
}
