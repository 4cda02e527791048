namespace Suffice.Agents.Mining.Likeness;

/// <summary>Finds the templates that texts are made of, as they come: a tree of fixed depth (Drain: He, Zhu, Zheng and Lyu, ICWS 2017).</summary>
/// <remarks>A text goes down by its length and its first words to a few templates, and joins the one that most of its words agree with. Values are masked first.</remarks>
/// <param name="alike">The least share of words that agree with a template; the paper's similarity threshold.</param>
internal sealed class TemplateTree(double alike = 0.6)
{
    // The paper's depth of 4: the root, the length, two words.
    private const int Words = 2;

    // The paper's greatest number of children: further words share one.
    private const int MostChildren = 100;

    /// <summary>What stands for words that differ.</summary>
    public const string Any = "<*>";

    private readonly Dictionary<int, Node> roots = [];
    private readonly List<string[]> templates = [];

    /// <summary>The templates, in the order in which they were found.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Templates => templates;

    /// <summary>Adds a text.</summary>
    /// <param name="words">Its words, masked.</param>
    /// <returns>Its template, an index of <see cref="Templates"/>.</returns>
    public int Add(ReadOnlySpan<string> words)
    {
        if (!roots.TryGetValue(words.Length, out Node? node))
        {
            roots.Add(words.Length, node = new Node());
        }

        for (int i = 0; i < Math.Min(Words, words.Length); i++)
        {
            node = node.Child(words[i]);
        }

        int best = -1;
        double most = 0;
        foreach (int template in node.Templates)
        {
            double share = Agreement(templates[template], words);
            (best, most) = share > most ? (template, share) : (best, most);
        }

        if (best >= 0 && most >= alike)
        {
            Widen(templates[best], words);
            return best;
        }

        templates.Add(words.ToArray());
        node.Templates.Add(templates.Count - 1);
        return templates.Count - 1;
    }

    private static double Agreement(string[] template, ReadOnlySpan<string> words)
    {
        int same = 0;
        for (int i = 0; i < template.Length; i++)
        {
            same += template[i] == words[i] ? 1 : 0;
        }

        return template.Length == 0 ? 1 : (double)same / template.Length;
    }

    private static void Widen(string[] template, ReadOnlySpan<string> words)
    {
        for (int i = 0; i < template.Length; i++)
        {
            template[i] = template[i] == words[i] ? template[i] : Any;
        }
    }

    private sealed class Node
    {
        private readonly Dictionary<string, Node> children = new(StringComparer.Ordinal);

        public List<int> Templates { get; } = [];

        public Node Child(string word)
        {
            string key = word.AsSpan().ContainsAnyInRange('0', '9') ? Any : word;
            if (!children.TryGetValue(key, out Node? child) && (children.Count >= MostChildren && key != Any))
            {
                return Child(Any);
            }

            if (child is null)
            {
                children.Add(key, child = new Node());
            }

            return child;
        }
    }
}
