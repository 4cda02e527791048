using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Messages;

/// <summary>Reads the conversation of a call; instructions that stand apart are its first message.</summary>
internal static class LoggedMessages
{
    /// <summary>Reads a conversation.</summary>
    /// <param name="body">What may hold instructions beside the messages.</param>
    /// <param name="messages">A list of messages, one message, or a text.</param>
    /// <param name="protocol">The protocol: what an assistant says in several items of Responses is one message.</param>
    /// <param name="isTold">True where the log tells the protocol, so that only its own forms count.</param>
    /// <returns>The messages; none where nothing is said.</returns>
    public static ImmutableArray<ChatMessage> Read(JsonElement body, JsonElement messages, ChatProtocol protocol, bool isTold)
    {
        ImmutableArray<ChatMessage>.Builder read = ImmutableArray.CreateBuilder<ChatMessage>();
        if (body.IsObject())
        {
            AddInstructions(InstructionsOf(body, isTold ? protocol : null), read);
        }

        Add(messages, protocol, isTold, read);
        return read.DrainToImmutable();
    }

    /// <summary>Instructions in Anthropic's, Bedrock's, OpenAI's and Google's field for them.</summary>
    private static JsonElement InstructionsOf(JsonElement body, ChatProtocol? protocol)
    {
        switch (protocol)
        {
            case ChatProtocol.OpenAI:
                return default;
            case ChatProtocol.Anthropic:
                return body.Get("system"u8);
            case ChatProtocol.Responses:
                return body.Get("instructions"u8);
        }

        JsonElement system = body.Either("system"u8, "instructions"u8);
        system = system.IsThere() ? system : body.Either("systemInstruction"u8, "system_instruction"u8);
        return system.Get("parts"u8) is { ValueKind: JsonValueKind.Array or JsonValueKind.Object } parts ? parts : system;
    }

    private static void AddInstructions(JsonElement system, ImmutableArray<ChatMessage>.Builder read)
    {
        if (LoggedParts.Read(system) is { IsEmpty: false } said)
        {
            read.Add(new ChatMessage { Role = ChatRole.System, Parts = said, IsPlainString = system.IsText() });
        }
    }

    private static void Add(JsonElement messages, ChatProtocol protocol, bool isTold, ImmutableArray<ChatMessage>.Builder read)
    {
        if (!messages.IsArray())
        {
            AddOne(messages, protocol, isTold, read);
            return;
        }

        // LangChain logs a batch of conversations, of which a call of a model is the only one.
        bool nested = messages.GetArrayLength() > 0 && messages[0].IsArray();
        foreach (JsonElement message in (nested ? messages[0] : messages).EnumerateArray())
        {
            AddOne(message, protocol, isTold, read);
        }
    }

    private static void AddOne(JsonElement value, ChatProtocol protocol, bool isTold, ImmutableArray<ChatMessage>.Builder read)
    {
        if (LoggedMessage.Read(value, own: isTold ? protocol : null) is not { } message)
        {
            return;
        }

        if (protocol == ChatProtocol.Responses && message.Role == ChatRole.Assistant && read.Count > 0 && read[^1] is { Role: ChatRole.Assistant } last)
        {
            read[^1] = last with { Parts = [.. last.Parts, .. message.Parts], IsPlainString = false };
        }
        else
        {
            read.Add(message);
        }
    }
}
