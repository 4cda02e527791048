using System.Text;
using Suffice.Chat;
using Suffice.Providers.Recordings;
using Suffice.Spending;

namespace Suffice.Tests.Providers.Recordings;

public sealed class RecordingReaderTests
{
    [Fact]
    public async Task ReadAsync_PromptWithSchema_GivesItemAndAnswer()
    {
        using TemporaryFile file = new("""
            {"id":"t-1","dataset":"tickets","task":"classification","category":"hardware","prompt":"Laptop is dead","schema":{"type":"object"},"reference":"Hardware","unknown":[1],"outputs":{"nano":{"text":"{}","correct":true,"prediction":"Hardware","finish_reason":"stop","input_tokens":75,"output_tokens":591,"reasoning_tokens":576,"cost_usd":2.4015e-04,"latency_ms":812,"confidence":0.98,"class_probabilities":[0.02,0.98],"later":null}}}
            """);

        RecordedItem item = (await ItemsOf(file)).ShouldHaveSingleItem();

        item.Id.ShouldBe("t-1");
        item.Dataset.ShouldBe("tickets");
        item.Task.ShouldBe("classification");
        item.Category.ShouldBe("hardware");
        item.Messages.ShouldHaveSingleItem().Text.ShouldBe("Laptop is dead");
        item.Messages[0].Role.ShouldBe(ChatRole.User);
        item.Schema!.Value.GetRawText().ShouldBe("""{"type":"object"}""");
        item.Reference!.Value.GetString().ShouldBe("Hardware");
        RecordedOutput output = item.Outputs["nano"];
        output.Correct.ShouldBe(true);
        output.Prediction.ShouldBe("Hardware");
        output.CostUsd.ShouldBe(0.00024015m);
        output.Latency.ShouldBe(TimeSpan.FromMilliseconds(812));
        output.Confidence.ShouldBe(0.98);
        output.ClassProbabilities.ShouldBe([0.02, 0.98]);
        output.Usage.ShouldBe(new TokenUsage { Input = 75, Output = 15, Reasoning = 576, Basis = UsageBasis.Reported });
        ChatAnswer answer = output.ToAnswer();
        answer.Text.ShouldBe("{}");
        answer.StopReason.ShouldBe(StopReason.Done);
        answer.StopReasonRaw.ShouldBe("stop");
        answer.ReportedCostUsd.ShouldBe(0.00024015m);
        answer.Usage.ShouldBe(output.Usage);
    }

    [Fact]
    public async Task ReadAsync_TextDecodedIntoToolCalls_AnswersWithTheCalls()
    {
        using TemporaryFile file = new("""
            {"id":"b-1","prompt":"root of 4","tools":[{"type":"function","function":{"name":"math.sqrt","description":"d","parameters":{"type":"object"}}}],"outputs":{"prompted":{"text":"[math.sqrt(x=4)]","tool_calls":[{"name":"math.sqrt","arguments":{"x": 4}}]},"native":{"text":null,"tool_calls":[{"name":"math_sqrt","arguments":"{\"x\":4}"}]},"none":{"text":"no tool fits","tool_calls":null}}}
            """);

        RecordedItem item = (await ItemsOf(file)).ShouldHaveSingleItem();

        item.Tools.ShouldHaveSingleItem().Name.ShouldBe("math.sqrt");
        item.Outputs["prompted"].Text.ShouldBe("[math.sqrt(x=4)]");
        item.Outputs["prompted"].ToAnswer().Parts.ShouldBe([new ToolCallPart("call_0", "math.sqrt", """{"x": 4}""")]);
        item.Outputs["prompted"].ToAnswer().StopReason.ShouldBe(StopReason.ToolCalls);
        item.Outputs["native"].ToAnswer().Parts.ShouldBe([new ToolCallPart("call_0", "math.sqrt", """{"x":4}""")]);
        item.Outputs["none"].ToAnswer().Parts.ShouldBe([new TextPart("no tool fits")]);
    }

    [Fact]
    public async Task ReadAsync_MessagesOfEitherProtocol_ReadTheSame()
    {
        using TemporaryFile file = new(
            """{"id":"o","messages":[{"role":"system","content":"s"},{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]},{"role":"tool","tool_call_id":"c1","content":"42"}]}""",
            """{"id":"a","messages":[{"role":"system","content":[{"type":"text","text":"s"}]},{"role":"assistant","content":[{"type":"tool_use","id":"c1","name":"f","input":{"a":1}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"42"}]}]}""");

        List<RecordedItem> items = await ItemsOf(file);

        items[0].Key.ShouldBe(items[1].Key);
        items[0].Messages[1].Parts.ShouldBe([new ToolCallPart("c1", "f", """{"a":1}""")]);
        items[0].Messages[2].Role.ShouldBe(ChatRole.Tool);
    }

    [Fact]
    public async Task ReadAsync_NullText_IsAVerdictOnly()
    {
        using TemporaryFile file = new("""{"id":"m-1","prompt":"q","outputs":{"m":{"text":null,"correct":true,"input_tokens":null,"input_tokens_est":28,"output_tokens_est":1}}}""");

        RecordedOutput output = (await ItemsOf(file))[0].Outputs["m"];

        output.IsVerdictOnly.ShouldBeTrue();
        output.Correct.ShouldBe(true);
        output.Usage.ShouldBe(new TokenUsage { Input = 28, Output = 1, Basis = UsageBasis.Estimated });
        Should.Throw<InvalidOperationException>(output.ToAnswer).Message.ShouldContain("'m'");
    }

    [Theory]
    [InlineData("""{"text":"abcde","input_tokens":10,"output_tokens":3}""", 10, 3, 0, UsageBasis.Reported)]
    [InlineData("""{"text":"abcde","input_tokens":10,"output_tokens_est":3}""", 10, 3, 0, UsageBasis.Estimated)]
    [InlineData("""{"text":"abcde","output_tokens":3}""", 2, 3, 0, UsageBasis.Estimated)]
    [InlineData("""{"text":"abcde","input_tokens":10}""", 10, 2, 0, UsageBasis.Estimated)]
    [InlineData("""{"text":"abcde"}""", 0, 0, 0, UsageBasis.None)]
    [InlineData("""{"text":"abcde","input_tokens":10,"output_tokens":3,"reasoning_tokens":40}""", 10, 3, 40, UsageBasis.Reported)]
    public async Task ReadAsync_Tokens_FallIntoExclusiveBuckets(string output, long input, long said, long reasoning, UsageBasis basis)
    {
        using TemporaryFile file = new($$$"""{"id":"u","prompt":"12345678","outputs":{"m":{{{output}}} } }""");

        TokenUsage usage = (await ItemsOf(file))[0].Outputs["m"].Usage;

        usage.ShouldBe(new TokenUsage { Input = input, Output = said, Reasoning = reasoning, Basis = basis });
    }

    [Fact]
    public async Task ReadAsync_ZeroCostWithoutTokens_IsUnknownNotFree()
    {
        using TemporaryFile file = new("""{"id":"u","prompt":"p","outputs":{"lost":{"text":"a","cost_usd":0},"free":{"text":"a","cost_usd":0,"input_tokens":1,"output_tokens":1}}}""");

        RecordedItem item = (await ItemsOf(file))[0];

        item.Outputs["lost"].ToAnswer().ReportedCostUsd.ShouldBeNull();
        item.Outputs["free"].ToAnswer().ReportedCostUsd.ShouldBe(0m);
    }

    [Theory]
    [InlineData("{", "not valid JSON at byte 1; one JSON object a line is wanted")]
    [InlineData("[]", "the line is a list; an object is wanted")]
    [InlineData("""{"prompt":"p"}""", "id is missing")]
    [InlineData("""{"id":7,"prompt":"p"}""", "id is the number 7; a text is wanted")]
    [InlineData("""{"id":"a"}""", "prompt and messages are missing; one of them is wanted")]
    [InlineData("""{"id":"a","messages":[]}""", "messages is empty; at least one is wanted")]
    [InlineData("""{"id":"a","messages":[{"role":"robot","content":"x"}]}""", "messages[0].role is 'robot'; system, developer, user, assistant or tool is wanted")]
    [InlineData("""{"id":"a","messages":[{"role":"user","content":7}]}""", "messages[0].content is the number 7; a text or a list of parts is wanted")]
    [InlineData("""{"id":"a","messages":[{"role":"user","content":[{"type":"text"}]}]}""", "messages[0].content[0].text is missing")]
    [InlineData("""{"id":"a","prompt":"p","tools":{}}""", "tools is an object; a list is wanted")]
    [InlineData("""{"id":"a","prompt":"p","tools":[{"type":"function","function":{}}]}""", "tools[0].function.name is missing")]
    [InlineData("""{"id":"a","prompt":"p","outputs":[]}""", "outputs is a list; an object with one field a model is wanted")]
    [InlineData("""{"id":"a","prompt":"p","outputs":{"m":{"text":1}}}""", "outputs.m.text is the number 1; a text is wanted")]
    [InlineData("""{"id":"a","prompt":"p","outputs":{"m":{"text":"x","correct":1}}}""", "outputs.m.correct is the number 1; true or false is wanted")]
    [InlineData("""{"id":"a","prompt":"p","outputs":{"m":{"text":"x","input_tokens":-1}}}""", "outputs.m.input_tokens is the number -1; a whole number from 0 is wanted")]
    [InlineData("""{"id":"a","prompt":"p","outputs":{"m":{"text":"x","input_tokens":1,"cache_read_tokens":5}}}""", "outputs.m.input_tokens is 1, less than the 5 cache and audio tokens it includes")]
    [InlineData("""{"id":"a","prompt":"p","outputs":{"m":{"text":"x","latency_ms":-3}}}""", "outputs.m.latency_ms is -3; milliseconds from 0 to 30 days are wanted")]
    [InlineData("""{"id":"a","prompt":"p","outputs":{"m":{"tool_calls":[{"arguments":{}}]}}}""", "outputs.m.tool_calls[0].name is missing")]
    [InlineData("""{"id":"a","prompt":"p","outputs":{"m":{"tool_calls":[{"name":"f","arguments":[]}]}}}""", "outputs.m.tool_calls[0].arguments is a list; an object or a text is wanted")]
    [InlineData("""{"id":"a","prompt":"\ud800"}""", "a text is not valid Unicode")]
    public async Task ReadAsync_BadLine_IsToldWithItsPlaceAndPassedOver(string line, string reason)
    {
        using TemporaryFile file = new("""{"id":"good","prompt":"p"}""", line, """{"id":"good too","prompt":"p"}""");
        RecordingReader reader = new(file.Path);

        List<RecordedItem> items = await reader.ReadAsync().ToListAsync();

        items.Select(item => item.Id).ShouldBe(["good", "good too"]);
        reader.BadLines.ShouldBe(1);
        reader.Problems.ShouldHaveSingleItem().ToString().ShouldBe($"{file.Path}:2: {reason}");
    }

    [Fact]
    public async Task ReadAsync_LineThatIsNoUtf8WhereNobodyLooks_IsToldAndPassedOver()
    {
        using TemporaryFile file = new([.. "{\"id\":\"a\",\"prompt\":\"p\"}\n{\"id\":\"b\",\"prompt\":\"p\",\"reference\":[\""u8, 0xC3, .. "\"]}\n"u8]);
        RecordingReader reader = new(file.Path);

        List<RecordedItem> items = await reader.ReadAsync().ToListAsync();

        items.ShouldHaveSingleItem().Id.ShouldBe("a");
        reader.Problems.ShouldHaveSingleItem().ToString().ShouldBe($"{file.Path}:2: it is not valid UTF-8");
    }

    [Fact]
    public async Task ReadAsync_ManyBadLines_CountsAllAndKeepsTheFirst()
    {
        using TemporaryFile file = new([.. Enumerable.Repeat("nonsense", 250), """{"id":"good","prompt":"p"}"""]);
        RecordingReader reader = new(file.Path);

        await reader.ReadAsync().ToListAsync();

        reader.BadLines.ShouldBe(250);
        reader.Problems.Count.ShouldBe(RecordingReader.MaxProblems);
    }

    [Fact]
    public async Task ReadAsync_NothingUsable_ThrowsWithTheFirstReason()
    {
        using TemporaryFile file = new("{}", "x");

        RecordingException thrown = await Should.ThrowAsync<RecordingException>(() => ItemsOf(file));

        thrown.Message.ShouldBe($"{file.Path}: none of its 2 lines can be used; the first, line 1: id is missing");
    }

    [Fact]
    public async Task ReadAsync_EmptyFile_ThrowsSayingSo()
    {
        using TemporaryFile file = new("", "  ", "\r");

        RecordingException thrown = await Should.ThrowAsync<RecordingException>(() => ItemsOf(file));

        thrown.Message.ShouldBe($"{file.Path}: the file is empty; one JSON object a line is wanted");
    }

    [Fact]
    public async Task ReadAsync_MissingFile_ThrowsSayingSo()
    {
        RecordingReader reader = new("/nowhere/calls.jsonl");

        RecordingException thrown = await Should.ThrowAsync<RecordingException>(async () => await reader.ReadAsync().ToListAsync());

        thrown.Message.ShouldBe("/nowhere/calls.jsonl: there is no such file");
    }

    [Fact]
    public async Task ReadAsync_Directory_ThrowsSayingSo()
    {
        RecordingReader reader = new(Path.GetTempPath());

        RecordingException thrown = await Should.ThrowAsync<RecordingException>(async () => await reader.ReadAsync().ToListAsync());

        thrown.Message.ShouldEndWith("a directory; a JSON Lines file is wanted");
    }

    [Fact]
    public async Task ReadAsync_MarkedWindowsFileCutOffAtItsEnd_ReadsWhatIsWhole()
    {
        byte[] text = [0xEF, 0xBB, 0xBF, .. "{\"id\":\"a\",\"prompt\":\"p\"}\r\n\r\n{\"id\":\"b\",\"prompt\":\"p\"}\r\n{\"id\":\"c\",\"pro"u8];
        using TemporaryFile file = new(text);
        RecordingReader reader = new(file.Path);

        List<RecordedItem> items = await reader.ReadAsync().ToListAsync();

        items.Select(item => item.Id).ShouldBe(["a", "b"]);
        reader.Problems.ShouldHaveSingleItem().Line.ShouldBe(4);
    }

    [Fact]
    public async Task ReadAsync_LinesLongerThanItsBuffer_AreReadWhole()
    {
        string prompt = new('x', 300_000);
        using TemporaryFile file = new($$"""{"id":"a","prompt":"{{prompt}}"}""", """{"id":"b","prompt":"p"}""");

        List<RecordedItem> items = await ItemsOf(file);

        items.Select(item => item.Prompt!.Length).ShouldBe([300_000, 1]);
    }

    [Fact]
    public async Task NextAsync_LineOverTheLimit_IsPassedOverAndTheNextOneRead()
    {
        using Stream endless = new LongLine(LineReader.MaxBytes + 1_000_000L, "\nnext"u8.ToArray());
        LineReader lines = new(endless);

        RecordedLine? first = await lines.NextAsync(CancellationToken.None);
        RecordedLine? second = await lines.NextAsync(CancellationToken.None);

        first!.Value.IsTooLong.ShouldBeTrue();
        Encoding.UTF8.GetString(second!.Value.Bytes.Span).ShouldBe("next");
        second.Value.Offset.ShouldBe(LineReader.MaxBytes + 1_000_001L);
        (await lines.NextAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task ToRequest_Item_CarriesCallAndId()
    {
        using TemporaryFile file = new("""{"id":"t-1","prompt":"p","schema":{"type":"object"},"tools":[{"name":"f","input_schema":{}}]}""");
        RecordedItem item = (await ItemsOf(file))[0];

        ChatRequest request = item.ToRequest("small");

        request.Model.ShouldBe("small");
        request.Format!.Kind.ShouldBe(AnswerFormatKind.JsonSchema);
        request.Tools.ShouldHaveSingleItem().Name.ShouldBe("f");
        request.Metadata!.Value.GetProperty("recording_id").GetString().ShouldBe("t-1");
        CallKey.Of(request).ShouldBe(item.Key);
    }

    private static async Task<List<RecordedItem>> ItemsOf(TemporaryFile file) =>
        await new RecordingReader(file.Path).ReadAsync().ToListAsync();

    /// <summary>A stream of so many bytes 'x' and then an end.</summary>
    private sealed class LongLine(long length, byte[] ending) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length + ending.Length;

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (position < length)
            {
                int filled = (int)Math.Min(buffer.Length, length - position);
                buffer[..filled].Fill((byte)'x');
                position += filled;
                return filled;
            }

            ReadOnlySpan<byte> left = ending.AsSpan((int)(position - length));
            int taken = Math.Min(buffer.Length, left.Length);
            left[..taken].CopyTo(buffer);
            position += taken;
            return taken;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Read(buffer.Span));

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
