using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Fingerprints;

/// <summary>Identifies the fixed part of a call: what its program wrote once and sends every time.</summary>
/// <remarks>
/// The fixed part is the template of the system and developer text (<see cref="PromptTemplate"/>), the names of the
/// tools offered, and the response schema; user text takes no part. A fingerprint is <c>fp1_</c> and 16 hexadecimal
/// digits: the first 64 bits of a SHA-256, the same on every machine and in every run. The 1 is the version of masking
/// and layout together; a change of either needs a new number, or learned fingerprints would be compared with others.
/// </remarks>
public static class CallFingerprint
{
    private const string Version = "fp1_";

    // Neither byte occurs in UTF-8, so no text can imitate the borders.
    private const byte NextPart = 0xff;
    private const byte NextName = 0xfe;

    /// <summary>The fingerprint of a call.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The fingerprint; <see langword="null"/> when the call has no fixed part (no system text, tools or
    /// schema).</returns>
    public static string? Of(ChatRequest request) => Of(request.SystemText(), request.Tools, request.Format?.Schema);

    /// <summary>
    /// The fingerprint of a fixed part that does not come from a live call, such as one in an old log.
    /// </summary>
    /// <param name="systemText">The system and developer text; empty for none.</param>
    /// <param name="tools">The tools offered.</param>
    /// <param name="schema">The response schema.</param>
    /// <returns>The fingerprint; <see langword="null"/> when there is no fixed part.</returns>
    public static string? Of(ReadOnlySpan<char> systemText, ImmutableArray<ToolDefinition> tools, JsonElement? schema)
    {
        PooledBuffer<byte> fixedPart = new(systemText.Length + 256);
        try
        {
            AddTemplate(systemText, ref fixedPart);
            fixedPart.Add(NextPart);
            AddToolNames(tools.IsDefault ? [] : tools, ref fixedPart);
            fixedPart.Add(NextPart);
            if (schema is { } form)
            {
                CanonicalSchema.Write(form, ref fixedPart);
            }

            return fixedPart.Length == 2 ? null : Hash(fixedPart.Written);
        }
        finally
        {
            fixedPart.Dispose();
        }
    }

    private static void AddTemplate(ReadOnlySpan<char> systemText, ref PooledBuffer<byte> to)
    {
        TemplateWriter template = new(systemText.Length);
        try
        {
            PromptTemplate.Mask(systemText, ref template);
            Span<byte> room = to.Reserve(Encoding.UTF8.GetMaxByteCount(template.Written.Length));
            to.Advance(Encoding.UTF8.GetBytes(template.Written, room));
        }
        finally
        {
            template.Dispose();
        }
    }

    private static void AddToolNames(ImmutableArray<ToolDefinition> tools, ref PooledBuffer<byte> to)
    {
        PooledBuffer<string> names = new(tools.Length);
        try
        {
            foreach (ToolDefinition tool in tools)
            {
                names.Add(tool.Name);
            }

            names.Written.Sort(string.CompareOrdinal);
            foreach (string name in names.Written)
            {
                to.Advance(Encoding.UTF8.GetBytes(name, to.Reserve(Encoding.UTF8.GetMaxByteCount(name.Length))));
                to.Add(NextName);
            }
        }
        finally
        {
            names.Dispose();
        }
    }

    private static string Hash(ReadOnlySpan<byte> fixedPart)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(fixedPart, hash);
        Span<char> fingerprint = stackalloc char[Version.Length + 16];
        Version.CopyTo(fingerprint);
        Convert.TryToHexStringLower(hash[..8], fingerprint[Version.Length..], out _);
        return fingerprint.ToString();
    }
}
