using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Providers.Recordings;

/// <summary>By what a recorded call is found again: the same for the same messages, tools and schema.</summary>
/// <remarks>
/// What does not count: the model, the protocol, the order of JSON fields, how a message is cut into parts' messages, ids of tool
/// calls, thinking, cache marks, tool descriptions, and settings such as temperature or the limit of answer tokens.
/// </remarks>
/// <param name="High">The first eight bytes of the SHA-256 of the canonical form.</param>
/// <param name="Low">The next eight.</param>
public readonly record struct CallKey(ulong High, ulong Low)
{
    /// <summary>The key of a call.</summary>
    /// <param name="request">The call.</param>
    /// <returns>Its key.</returns>
    public static CallKey Of(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        JsonElement? schema = request.Format is { Kind: AnswerFormatKind.JsonSchema } format ? format.Schema : null;
        return Of(request.Messages.AsSpan(), request.Tools.AsSpan(), schema);
    }

    internal static CallKey Of(ReadOnlySpan<ChatMessage> messages, ReadOnlySpan<ToolDefinition> tools, JsonElement? schema)
    {
        CanonicalForm form = new();
        foreach (ChatMessage message in messages)
        {
            AddMessage(form, message);
        }

        foreach (ToolDefinition tool in tools)
        {
            form.Add("tool", tool.Name);
            form.Add(tool.Json ?? tool.Parameters);
        }

        form.Add("schema", string.Empty);
        form.Add(schema);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(form.Bytes, hash);
        return new CallKey(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
    }

    /// <summary>The key as 32 hexadecimal digits.</summary>
    /// <returns>The digits.</returns>
    public override string ToString() => $"{High:x16}{Low:x16}";

    private static void AddMessage(CanonicalForm form, ChatMessage message)
    {
        string role = message.Role switch
        {
            ChatRole.System or ChatRole.Developer => "system",
            ChatRole.User => "user",
            ChatRole.Tool => "result",
            _ => "assistant",
        };
        AddParts(form, role, message.Parts);
    }

    private static void AddParts(CanonicalForm form, string role, ImmutableArray<ContentPart> parts)
    {
        foreach (ContentPart part in parts)
        {
            switch (part)
            {
                case TextPart { Text: var text }:
                    form.Add(role, text);
                    break;
                case ToolCallPart call:
                    form.Add("call", call.Name);
                    form.AddJson(call.ArgumentsJson);
                    break;
                case ToolResultPart result:
                    // One protocol sends results as messages of their own, the other inside the user's: the same here.
                    AddParts(form, "result", result.Parts);
                    break;
                case ImagePart image:
                    form.Add("image", Source(image));
                    break;
                case RefusalPart { Text: var text }:
                    form.Add("refusal", text);
                    break;
                case OpaquePart opaque:
                    form.Add(opaque.Kind, string.Empty);
                    form.Add(opaque.Json);
                    break;
            }
        }
    }

    /// <summary>The bytes where they are in the call, as <c>base64</c> or in a <c>data:</c> address; else the address.</summary>
    private static string Source(ImagePart image)
    {
        const string Marker = ";base64,";
        string source = image.Base64 ?? image.Url ?? image.FileId ?? string.Empty;
        int embedded = image.Base64 is null && source.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            ? source.IndexOf(Marker, StringComparison.Ordinal)
            : -1;
        return embedded < 0 ? source : source[(embedded + Marker.Length)..];
    }
}
