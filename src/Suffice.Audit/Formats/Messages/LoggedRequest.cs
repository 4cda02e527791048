using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Messages;

/// <summary>Reads the prompt of a call in whatever form a log keeps it: a body of any vendor, a list of messages, a bare text.</summary>
/// <remarks>
/// What the gateway's own readers accept is read to the same system text, names of tools and schema here, so that a fingerprint found in a
/// log is the one that the gateway recognises later. Nothing is refused: what is not understood is carried, or left out.
/// </remarks>
internal static class LoggedRequest
{
    private const int MostWrappers = 4;

    /// <summary>Reads a prompt.</summary>
    /// <param name="body">What the log keeps.</param>
    /// <param name="model">The model, where the body does not name it.</param>
    /// <param name="protocol">The protocol, where the log tells; else it is told by the body.</param>
    /// <returns>The call; <see langword="null"/> when the log keeps no text.</returns>
    public static ChatRequest? Read(JsonElement body, string? model = null, ChatProtocol? protocol = null) => Read(body, model, protocol, depth: 0);

    /// <summary>Adds the tools and the form of the answer that a log keeps beside the messages.</summary>
    /// <param name="request">The call.</param>
    /// <param name="parameters">An object with <c>tools</c>, <c>response_format</c> and the like; anything else adds nothing.</param>
    /// <returns>The call with what it lacked.</returns>
    public static ChatRequest? With(this ChatRequest? request, JsonElement parameters)
    {
        if (request is null || !parameters.HasParts())
        {
            return request;
        }

        ImmutableArray<ToolDefinition> tools = request.Tools.IsEmpty ? LoggedTools.Of(parameters, request.Protocol) : request.Tools;
        AnswerFormat? format = request.Format ?? AskedForm.Of(parameters);
        return tools.IsEmpty && format is null
            ? request
            : request with { Tools = tools, Format = format, ToolChoice = request.ToolChoice ?? LoggedTools.ChoiceOf(parameters) };
    }

    /// <summary>Tells Anthropic's Messages from OpenAI's Chat Completions, whose bodies both have <c>messages</c>.</summary>
    /// <param name="body">The body of a request.</param>
    /// <param name="model">The model, where the body does not name it.</param>
    /// <returns>True for Anthropic's.</returns>
    public static bool SpeaksAnthropic(JsonElement body, string? model = null) =>
        body.Has("system"u8) || body.Has("anthropic_version"u8) || (body.Text("model"u8) ?? model)?.StartsWith("claude", StringComparison.OrdinalIgnoreCase) == true;

    private static ChatRequest? Read(JsonElement body, string? model, ChatProtocol? protocol, int depth)
    {
        JsonElement open = Conversations.Open(body);
        return open.ValueKind switch
        {
            JsonValueKind.String => open.ValueEquals(""u8) ? null : Make(open, open, model, protocol, ChatProtocol.OpenAI),
            JsonValueKind.Array => open.GetArrayLength() == 0 ? null : Make(open, open, model, protocol, ChatProtocol.OpenAI),
            JsonValueKind.Object => ReadObject(open, model, protocol, depth),
            _ => null,
        };
    }

    private static ChatRequest? ReadObject(JsonElement body, string? model, ChatProtocol? protocol, int depth)
    {
        JsonElement input = protocol is null ? Conversations.Open(body.Get("input"u8)) : body.Get("input"u8);
        bool responds = input.ValueKind is JsonValueKind.Array or JsonValueKind.String || body.Get("instructions"u8).IsText();
        if (protocol == ChatProtocol.Responses && responds)
        {
            return Make(body, input, model, protocol, ChatProtocol.Responses);
        }

        JsonElement messages = body.Inner("messages"u8);
        if (messages.IsArray())
        {
            return Make(body, messages, model, protocol, SpeaksAnthropic(body, model) ? ChatProtocol.Anthropic : ChatProtocol.OpenAI);
        }

        if (Conversations.Open(body.Get("contents"u8)) is { ValueKind: JsonValueKind.Array or JsonValueKind.String or JsonValueKind.Object } contents)
        {
            return Make(body, contents, model, protocol, ChatProtocol.OpenAI);
        }

        if (responds)
        {
            return Make(body, input, model, protocol, ChatProtocol.Responses);
        }

        return ReadWrapped(body, input, model, protocol, depth);
    }

    /// <summary>A prompt that is one text, one message, or inside another object.</summary>
    private static ChatRequest? ReadWrapped(JsonElement body, JsonElement input, string? model, ChatProtocol? protocol, int depth)
    {
        JsonElement prompt = Conversations.Open(body.Get("prompt"u8));
        if (prompt.IsText() || (prompt.IsArray() && prompt.GetArrayLength() > 0))
        {
            return Make(body, prompt, model, protocol, ChatProtocol.OpenAI);
        }

        if (body.Either("inputText"u8, "message"u8) is { ValueKind: JsonValueKind.String } text)
        {
            return Make(body, text, model, protocol, ChatProtocol.OpenAI);
        }

        if (body.Has("role"u8) || body.Has("content"u8))
        {
            return Make(body, body, model, protocol, ChatProtocol.OpenAI);
        }

        JsonElement inside = prompt.IsObject() ? prompt
            : input.IsObject() ? input
            : body.Either("kwargs"u8, "body"u8) is { ValueKind: JsonValueKind.Object } wrapped ? wrapped
            : body.Get("request"u8);
        return depth < MostWrappers && inside.IsObject()
            ? Read(inside, body.Text("model"u8) ?? model, protocol, depth + 1).With(body)
            : null;
    }

    /// <summary>Where the protocol is told, only its own fields count, as with the gateway; where it is guessed, anyone's do.</summary>
    private static ChatRequest? Make(JsonElement body, JsonElement messages, string? model, ChatProtocol? told, ChatProtocol guessed)
    {
        ChatProtocol protocol = told ?? guessed;
        ImmutableArray<ChatMessage> read = LoggedMessages.Read(body, messages, protocol, isTold: told is not null);
        return read.IsEmpty ? null : new ChatRequest
        {
            Protocol = protocol,
            Model = body.Text("model"u8) ?? model ?? string.Empty,
            Messages = read,
            Tools = LoggedTools.Of(body, protocol),
            ToolChoice = LoggedTools.ChoiceOf(body),
            Format = AskedForm.Of(body, told),
        };
    }
}
