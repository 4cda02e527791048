using Microsoft.AspNetCore.Http;

namespace Suffice.Gateway.Calls;

/// <summary>Well-known paths of both vendors that are not served, and what to use in their place.</summary>
internal static class UnservedPaths
{
    private const string Direct = "Suffice routes calls that models answer; send it to the provider itself";

    // The longer path first where one begins another.
    private static readonly (PathString Path, string Instead)[] Known =
    [
        ("/v1/completions", "the API of plain completions is past its time; send POST /v1/chat/completions with the prompt as a user message"),
        ("/v1/complete", "the API of text completions is past its time; send POST /v1/messages with the prompt as a user message"),
        ("/v1/messages/batches", "batches are not routed; send each call to POST /v1/messages, or the batch to the provider itself"),
        ("/v1/batches", "batches are not routed; send each call to POST /v1/chat/completions, or the batch to the provider itself"),
        ("/v1/assistants", "assistants keep their state at one provider; send POST /v1/chat/completions with the whole conversation"),
        ("/v1/threads", "threads keep their state at one provider; send POST /v1/chat/completions with the whole conversation"),
        ("/v1/conversations", "conversations are not kept here; go on with previous_response_id in POST /v1/responses, or send the whole conversation"),
        ("/v1/audio", Direct),
        ("/v1/images", Direct),
        ("/v1/videos", Direct),
        ("/v1/realtime", Direct),
        ("/v1/moderations", Direct),
        ("/v1/files", "files are not kept here; put the content into the call, or send the file to the provider itself"),
        ("/v1/uploads", "files are not kept here; put the content into the call, or send the file to the provider itself"),
        ("/v1/vector_stores", Direct),
        ("/v1/fine_tuning", "fine-tuning is not routed; send it to the provider itself, and name the tuned model under models in the policy"),
    ];

    /// <summary>Finds what to use in place of a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Why it is not served and what to do; <see langword="null"/> for a path that neither vendor has.</returns>
    public static string? InsteadOf(PathString path)
    {
        foreach ((PathString known, string instead) in Known)
        {
            if (path.StartsWithSegments(known, StringComparison.OrdinalIgnoreCase))
            {
                return instead;
            }
        }

        return null;
    }
}
