using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Suffice.Pipelines.Scopes;
using Suffice.Pipelines.Templates;

namespace Suffice.Tests.Pipelines;

/// <summary>Texts with places for what a run knows.</summary>
public sealed class TemplateTests
{
    private static readonly RunScope Scope = new(
        JsonSerializer.Deserialize<JsonElement>("""{"name": "Ada <b>", "count": 3, "price": 0.10, "yes": true, "nothing": null, "map": {"a": [1, "ü"]}, "tags": ["x", "y"], "empty": {}, "tiny": 1e-30, "huge": 1e99999}"""),
        ImmutableDictionary<string, JsonElement>.Empty.Add("draft", JsonSerializer.Deserialize<JsonElement>("""{"answer": {"title": "T", "slots": [{"id": 1}, {"id": 2}]}, "skipped": false}""")))
    {
        Item = JsonSerializer.Deserialize<JsonElement>("\"it\""),
        Index = 4,
    };

    [Theory]
    [InlineData("Hello {{ input.name }}!", "Hello Ada <b>!")]
    [InlineData("{{ input.count }} at {{ input.price }}", "3 at 0.1")]
    [InlineData("{{ input.yes }}{{ input.nothing }}", "true")]
    [InlineData("{{ input.map }}", """{"a":[1,"ü"]}""")]
    [InlineData("{{ input.tags }}", """["x","y"]""")]
    [InlineData("{{ input.tags | join: ', ' }}", "x, y")]
    [InlineData("{{ input.tags | size }} {{ input.tags.first }} {{ input.tags[1] }}", "2 x y")]
    [InlineData("{% for tag in input.tags %}#{{ tag }}{% endfor %}", "#x#y")]
    [InlineData("{% for slot in steps.draft.answer.slots %}{{ slot.id }};{% endfor %}", "1;2;")]
    [InlineData("{% if input.nothing %}a{% else %}b{% endif %}", "b")]
    [InlineData("{% if input.tags contains 'y' %}a{% endif %}", "a")]
    [InlineData("{{ steps.draft.answer.none | default: steps.draft.answer.title }}", "T")]
    [InlineData("{{ item }} {{ index }}", "it 4")]
    [InlineData("{{ input.map | default: 'D' }}{{ input.tags | default: 'D' }}", """{"a":[1,"ü"]}["x","y"]""")]
    [InlineData("{{ input.none | default: 'D' }}{{ input.empty | default: 'E' }}", "DE")]
    [InlineData("{{ steps.draft.answer.slots | json }}", """[{"id":1},{"id":2}]""")]
    [InlineData("{{ input.map | json }} {{ input.name | json }} {{ input.nothing | json }}", """{"a":[1,"ü"]} "Ada <b>" null""")]
    [InlineData("{{ steps.draft.answer.slots | map: 'id' | join: '+' }}", "1+2")]
    [InlineData("{{ steps.draft.answer.slots | where: 'id', 2 | json }}", """[{"id":2}]""")]
    [InlineData("{{ steps.draft.answer.slots | sum: 'id' }} {{ input.tags | reverse | first }} {{ input.tags | slice: 1, 1 | join }}", "3 y y")]
    [InlineData("{{ input.map | size }} {{ input.map.size }}", "1 1")]
    [InlineData("{{ input.tiny }} {{ input.huge }}", "1e-30 1e99999")]
    [InlineData("{% raw %}{{ input.name }}{% endraw %}", "{{ input.name }}")]
    public async Task Fill_OfARun_AsItReads(string template, string text) => (await new TemplateReader().Text(template).FillAsync(Scope)).ShouldBe(text);

    [Theory]
    [InlineData("{{ input.map }}", """{"a":[1,"ü"]}""")]
    [InlineData(" {{input.count}} ", "3")]
    [InlineData("{{ input.nothing }}", "null")]
    [InlineData("{{ input.missing }}", "null")]
    [InlineData("{{ input.count }} ", "3")]
    [InlineData("n: {{ input.count }}", "\"n: 3\"")]
    public async Task Fill_AValueThatIsOnePathAlone_IsTheValueThere(string template, string json) =>
        (await new TemplateReader().Value(JsonSerializer.SerializeToElement(template)).FillAsync(Scope)).GetRawText()
            .ShouldBe(json, StringCompareShould.IgnoreCase);

    [Fact]
    public async Task Fill_AMapAndAList_FillEachText()
    {
        JsonElement value = JsonSerializer.Deserialize<JsonElement>("""{"title": "{{ input.name }}", "n": 7, "list": ["{{ input.tags }}", null, {"deep": "{{ index }}"}]}""");

        JsonElement made = await new TemplateReader().Value(value).FillAsync(Scope);

        JsonElement.DeepEquals(made, JsonSerializer.Deserialize<JsonElement>("""{"title": "Ada <b>", "n": 7, "list": [["x", "y"], null, {"deep": 4}]}""")).ShouldBeTrue(made.GetRawText());
    }

    [Theory]
    [InlineData("{{ input.name")]
    [InlineData("{% for x in %}{% endfor %}")]
    [InlineData("{% include 'secrets' %}")]
    [InlineData("{% render 'secrets' %}")]
    [InlineData("{% nosuchtag %}")]
    [InlineData("{% assign q = steps %}{{ q.a.answer }}")]
    [InlineData("{{ steps[input.name].answer }}")]
    [InlineData("{% liquid\n echo steps.a.answer %}")]
    [InlineData("{% for steps in input.tags %}{{ steps }}{% endfor %}")]
    [InlineData("{% for i in (1..100000000) %}x{% endfor %}")]
    [InlineData("{% for i in (1..input.count) %}x{% endfor %}")]
    [InlineData("{% assign all = (1..input.count) %}")]
    public void Read_NoTemplate_SaysSo(string template) => Should.Throw<FormatException>(() => new TemplateReader().Text(template));

    [Fact]
    public void Read_ATextNestedWithoutEnd_IsRefusedAndEndsNothing()
    {
        Should.Throw<FormatException>(() => new TemplateReader().Text(string.Concat(Enumerable.Repeat("{% if input.yes %}", 20_000))));
        Should.Throw<FormatException>(() => new TemplateReader().Text("{{ " + string.Concat(Enumerable.Repeat("input[", 5_000)) + " }}"));
    }

    [Fact]
    public async Task Fill_AMistakeOfAFilter_IsToldAndNotThrownAsItIs() =>
        (await Should.ThrowAsync<InvalidDataException>(async () => await new TemplateReader().Text("{{ 10 | divided_by: input.none }}").FillAsync(Scope))).Message.ShouldContain("zero");

    [Fact]
    public async Task Fill_ALoopWithoutEnd_StopsWithAMistake() =>
        await Should.ThrowAsync<InvalidDataException>(async () => await new TemplateReader().Text("{% for i in (1..10000) %}{% for j in (1..10000) %}x{% endfor %}{% endfor %}").FillAsync(Scope));

    [Theory]
    [InlineData("{{ input.name }} {{ steps.draft.answer.title | upcase }}", "input.name, steps.draft.answer.title")]
    [InlineData("{% for slot in steps.draft.answer.slots %}{{ slot.id }}{{ forloop.index }}{% endfor %}", "steps.draft.answer.slots")]
    [InlineData("{% assign x = input.name %}{{ x }}", "input.name")]
    [InlineData("{% if input.yes and input.tags contains input.name %}{% endif %}", "input.yes, input.tags, input.name")]
    [InlineData("{{ input['name'] }} {{ input.tags[0] }}", "input.name, input.tags.0")]
    [InlineData("{{ typo.name | default: input.count }}", "typo.name, input.count")]
    public void Paths_OfATemplate_AreWhatItAsksFor(string template, string paths) =>
        string.Join(", ", new TemplateReader().Text(template).Paths.Select(path => path.Text)).ShouldBe(paths);

    [Fact]
    public async Task Fill_AnyTextOfACaller_GoesInToTheLetter() => await Gen.String.SampleAsync(async text =>
    {
        RunScope scope = new(JsonSerializer.SerializeToElement(new { text }), ImmutableDictionary<string, JsonElement>.Empty);
        string known = scope.Input.GetProperty("text").GetString()!;

        (await new TemplateReader().Text("<{{ input.text }}>").FillAsync(scope)).ShouldBe($"<{known}>");
    });
}
