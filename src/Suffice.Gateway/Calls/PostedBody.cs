using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Suffice.Chat;
using Suffice.Files;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Calls;

/// <summary>Reads the small JSON bodies of decisions and observations.</summary>
internal static class PostedBody
{
    private const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Reads a body; what is wrong with it is told.</summary>
    /// <typeparam name="T">What it is to be.</typeparam>
    /// <param name="context">The HTTP call.</param>
    /// <returns>The body; <see langword="null"/> when the caller was told why not. An empty body is an empty object.</returns>
    public static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        ChatError wrong;
        try
        {
            if (await RequestBody.ReadAsync(context.Request, MaxBytes, context.RequestAborted).ConfigureAwait(false) is { } body)
            {
                if (JsonSerializer.Deserialize<T>(body.Length == 0 ? "{}"u8 : body, MachineJson.Options) is { } read)
                {
                    return read;
                }

                wrong = new ChatError(400, "the body is null; send an object") { Code = "malformed_body" };
            }
            else
            {
                wrong = CallErrors.TooLarge(MaxBytes);
            }
        }
        catch (JsonException broken)
        {
            wrong = new ChatError(400, $"the body is not what is asked for{(broken.Path is { } path ? $", at {path}" : string.Empty)}: send a JSON object in the form of /api/openapi.json") { Code = "malformed_body", Param = broken.Path };
        }
        catch (BadHttpRequestException bad)
        {
            wrong = CallErrors.BadHttp(bad);
        }

        await ApiAnswer.RefuseAsync(context, wrong).ConfigureAwait(false);

        return null;
    }
}
