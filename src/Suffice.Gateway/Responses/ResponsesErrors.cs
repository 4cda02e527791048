using Suffice.Chat;

namespace Suffice.Gateway.Responses;

/// <summary>What is said of calls that want something kept which is not.</summary>
internal static class ResponsesErrors
{
    /// <summary>Calls are answered while their callers wait.</summary>
    public static ChatError Background { get; } =
        new(400, "background: true is not served: a call is answered while its caller waits; leave it out, and set stream: true for long answers")
        {
            Code = "unsupported_parameter",
            Param = "background",
        };

    /// <summary>Conversations are kept nowhere.</summary>
    public static ChatError Conversation { get; } =
        new(400, "conversation is not served: conversations are not kept here; go on with previous_response_id, or send the whole conversation as input")
        {
            Code = "unsupported_parameter",
            Param = "conversation",
        };

    /// <summary>Nothing is kept at all.</summary>
    public static ChatError NothingKept { get; } =
        new(400, "previous_response_id is not served: answers are not kept here; send the whole conversation as input, or set gateway.responses.store: true in the policy")
        {
            Code = "unsupported_parameter",
            Param = "previous_response_id",
        };

    /// <summary>The answer to go on from is not named by a text.</summary>
    public static ChatError NoText { get; } =
        new(400, "previous_response_id is no text; give the id of an answer") { Code = "invalid_type", Param = "previous_response_id" };

    /// <summary>An item that a call refers to is not known.</summary>
    /// <param name="id">The id asked for.</param>
    /// <returns>The error.</returns>
    public static ChatError ItemNotFound(string id) =>
        new(404, $"item \"{id}\" is not found: it was never kept, is kept no longer, or belongs to another key; send the item itself as input")
        {
            Code = "item_not_found",
            Param = "input",
        };

    /// <summary>The answer to go on from is not known.</summary>
    /// <param name="id">The id asked for.</param>
    /// <returns>The error.</returns>
    public static ChatError PreviousNotFound(string id) =>
        new(404, $"previous response \"{id}\" is not found: it was never kept, is kept no longer, or belongs to another key; send the whole conversation as input")
        {
            Code = "previous_response_not_found",
            Param = "previous_response_id",
        };

    /// <summary>No such answer.</summary>
    /// <param name="id">The id asked for.</param>
    /// <param name="keeps">True when answers are kept.</param>
    /// <returns>The error.</returns>
    public static ChatError NotFound(string id, bool keeps) =>
        new(404, keeps
            ? $"response \"{id}\" is not found: it was never kept, is kept no longer, or belongs to another key"
            : $"response \"{id}\" is not found: answers are not kept here, as gateway.responses.store in the policy is not true")
        {
            Code = "response_not_found",
            Param = "response_id",
        };

    /// <summary>A parameter of a query cannot be read.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="right">What would be right.</param>
    /// <returns>The error.</returns>
    public static ChatError Query(string name, string right) => new(400, $"{name} cannot be read; {right}") { Code = "invalid_value", Param = name };
}
