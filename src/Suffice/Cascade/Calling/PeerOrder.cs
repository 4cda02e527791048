using Suffice.Catalog;
using Suffice.Providers.Peers;
using Suffice.Routing;

namespace Suffice.Cascade.Calling;

/// <summary>Puts the places of a rung in the order in which they are tried.</summary>
internal static class PeerOrder
{
    /// <summary>Orders them.</summary>
    /// <param name="rung">The rung; place 0 is its own provider, the others are its peers.</param>
    /// <param name="board">What recent calls told of them.</param>
    /// <param name="streamed">True when the answer is passed on as it comes.</param>
    /// <returns>The places in order; <see langword="null"/> for as written.</returns>
    public static int[]? Of(Rung rung, PeerBoard board, bool streamed) => rung.Peers.IsEmpty ? null : rung.Model.Choose switch
    {
        PeerChoice.Weighted => ByWeight(rung, board),
        PeerChoice.LeastLatency => ByLatency(rung, board, streamed),
        _ => null,
    };

    // Drawn without putting back, so that after a failure the rest are tried by their weights too.
    private static int[] ByWeight(Rung rung, PeerBoard board)
    {
        int[] weights = [rung.Model.Weight, .. rung.Peers.Select(peer => peer.Model.Weight)];
        int[] order = new int[weights.Length];
        int left = weights.Sum();
        for (int i = 0; i < order.Length; i++)
        {
            int drawn = board.Draw(left);
            int place = 0;
            while (drawn >= weights[place])
            {
                drawn -= weights[place];
                place++;
            }

            order[i] = place;
            left -= weights[place];
            weights[place] = 0;
        }

        return order;
    }

    private static int[] ByLatency(Rung rung, PeerBoard board, bool streamed)
    {
        double Expected(Rung peer)
        {
            PeerHealth health = board.Of(peer.Provider, peer.Model);
            return (streamed ? health.Streamed : health.Whole).Now(board.Time);
        }

        double[] expected = [Expected(rung), .. rung.Peers.Select(Expected)];
        int[] order = [.. Enumerable.Range(0, expected.Length)];
        Array.Sort(expected, order);

        return order;
    }
}
