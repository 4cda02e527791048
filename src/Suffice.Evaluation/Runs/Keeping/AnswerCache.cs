using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Providers;
using Suffice.Providers.Recordings;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Evaluation.Runs.Keeping;

/// <summary>Answers that were paid for, kept for other runs: by the model's pin, the whole call with its parameters, and which time it was asked.</summary>
/// <remarks>Only answers are kept, never failures. A file an answer, put in its place whole, so that a kill leaves no half of one.</remarks>
/// <param name="folder">Where; <see langword="null"/> keeps nothing.</param>
/// <param name="reads">False to keep answers and use none that are kept.</param>
internal sealed class AnswerCache(string? folder, bool reads)
{
    /// <summary>Finds an answer.</summary>
    public (ChatAnswer Answer, TimeSpan? Latency)? Find(string key, string modelId)
    {
        if (folder is null || !reads)
        {
            return null;
        }

        string path = PathOf(key);
        try
        {
            return File.Exists(path) && ItemReader.TryRead(File.ReadAllBytes(path), out _) is { } item
                && item.Outputs.TryGetValue(modelId, out RecordedOutput? output) && output.Answer is { } answer
                    ? (answer, output.Latency)
                    : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is asked again: the cache saves money, it decides nothing.
            return null;
        }
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(string key, string modelId, ChatRequest request, ChatAnswer answer, TimeSpan? latency)
    {
        if (folder is null)
        {
            return;
        }

        RecordedItem item = RecordedItem.Of(request, new RecordedOutput { Model = modelId, Answer = answer, Latency = latency });
        ArrayBufferWriter<byte> line = new();
        using (Utf8JsonWriter writer = new(line, new JsonWriterOptions { MaxDepth = 200 }))
        {
            ItemWriter.Write(writer, item);
        }

        string path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string draft = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(draft, line.WrittenSpan);
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>True when an answer is kept.</summary>
    public bool Has(string key) => folder is not null && reads && File.Exists(PathOf(key));

    /// <summary>The name of a call to a model: everything that can change the answer goes into it.</summary>
    public static string KeyOf(EvalModel model, ChatRequest request, int repeat)
    {
        ProviderDefinition provider = model.Provider!;
        ArrayBufferWriter<byte> bytes = new();
        ChatWires.OpenAI.WriteRequest(request with { Metadata = null }, new WireTarget(model.Called.Id, Stream: false), bytes);
        StringBuilder where = new();
        where.Append(provider.Protocol).Append('\n').Append(provider.BaseUrl).Append('\n').Append(repeat).Append('\n').Append(CallKey.Of(request)).Append('\n');
        foreach (string recording in provider.Recordings)
        {
            // A recording that was written anew gives other answers.
            FileInfo file = new(recording);
            where.Append(recording).Append(file.Exists ? file.Length : 0).Append(' ').Append(file.Exists ? file.LastWriteTimeUtc.Ticks : 0).Append('\n');
        }

        bytes.Write(Encoding.UTF8.GetBytes(where.ToString()));
        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    private string PathOf(string key) => Path.Combine(folder!, key[..2], $"{key[2..]}.json");
}
